# Tangled from chapters/65-unproved.md; edit that file.
# file: pads.c
# mistake: pads do not depend on what they are for
# caught by: test_pads
# missed by: test_transfer prove_transfer
s/(tweak << 32 | (from + i))/(from + i)/
