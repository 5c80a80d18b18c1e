# Tangled from chapters/65-unproved.md; edit that file.
# file: compare.c
# mistake: the terms are rotated by less than four places
# caught by: test_terms
# missed by: prove_compare small_compare
s/by = 1; by < ELL;/by = 1; by < ELL \&\& by < 4;/
