# Tangled from chapters/65-unproved.md; edit that file.
# file: compare.c
# mistake: of the terms only the lowest eight are refreshed
# caught by: test_leak
# missed by: prove_compare small_compare test_compare
s/MOD_P, c, ELL \* n);/MOD_P, c, (ELL < 8 ? ELL : 8) * n);/
