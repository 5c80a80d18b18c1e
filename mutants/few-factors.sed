# Tangled from chapters/65-unproved.md; edit that file.
# file: compare.c
# mistake: ten factors scale the terms, whatever p is
# caught by: test_terms
# missed by: prove_compare small_compare test_compare
s/(common, s, ELL \* n, P - 1)/(common, s, ELL * n, P < 11 ? 4 : 10)/
