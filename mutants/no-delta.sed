# Tangled from chapters/65-unproved.md; edit that file.
# file: transfer.c
# mistake: Delta is 0
# caught by: test_transfer
# missed by: prove_transfer test_pair_masks
s/struct key delta = fresh_key();/struct key delta = {{fresh_key().word[0] * 0, 0}};/
