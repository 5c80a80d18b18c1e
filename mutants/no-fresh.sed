# Tangled from chapters/65-unproved.md; edit that file.
# file: pair_tables.c
# mistake: all tables ask for pads with the same numbers
# caught by: test_pair_masks
# missed by: small_pair_tables
s/\.pads = pads_for(\(.*\))};/.pads = {FOR_TABLES, P0, (int)table_rows(b), 0}};/
