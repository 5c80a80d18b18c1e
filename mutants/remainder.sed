# Tangled from chapters/65-unproved.md; edit that file.
# file: prg.c
# mistake: a remainder where a number is to be rejected
# caught by: test_prg
# missed by: test_compare
s/lemire(word\[k\], bound)/(uint8_t)(word[k] % bound)/
s/lemire_rejects(word\[k\], bound)/0/
