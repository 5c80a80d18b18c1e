# Tangled from chapters/64-breaking.md; edit that file.
# file: compare.c
# mistake: the terms of a comparison are not scaled
# caught by: prove_compare
# missed by: small_compare
s/(common, s, ELL \* n, P - 1)/(common, s, ELL * n, 1)/
