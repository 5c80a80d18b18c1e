# Tangled from chapters/65-unproved.md; edit that file.
# file: compare.c
# mistake: of the terms only the lowest eight are scaled
# caught by: test_terms
# missed by: prove_compare small_compare test_compare
s/_terms(c, s, ELL \* n);/_terms(c, s, (ELL < 8 ? ELL : 8) * n);/
