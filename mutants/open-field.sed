# Tangled from chapters/65-unproved.md; edit that file.
# file: pair_tables.c
# mistake: what falls out at the top of a doubled key is lost
# caught by: test_pair_masks
# missed by: small_pair_tables
s/(carry \* 0x87)/(carry * 0)/
