# Tangled from chapters/65-unproved.md; edit that file.
# file: prg.c
# mistake: the cipher's key is zero
# caught by: test_prg test_beaver
s/s->byte, zero) == 1/zero, zero) == 1/
