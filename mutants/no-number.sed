# Tangled from chapters/65-unproved.md; edit that file.
# file: base.c
# mistake: base keys are hashed without the number of the transfer
# caught by: test_base
# missed by: test_transfer
/name.index = i;/d
