# Tangled from chapters/65-unproved.md; edit that file.
# file: pair_tables.c
# mistake: the keys of a digit are added without factors
# caught by: test_pair_masks small_pair_tables
# missed by: prove_pair_masks
s/k\.word\[0\] << 1 ^ (carry \* 0x87)/k.word[0] ^ (carry * 0)/
s/k\.word\[1\] << 1 | k\.word\[0\] >> 63/k.word[1]/
