# Tangled from chapters/65-unproved.md; edit that file.
# file: pads.c
# mistake: pads do not depend on the number of the transfer
# caught by: test_pads
# missed by: test_transfer prove_transfer
s/ ^ (first + k);/;/
