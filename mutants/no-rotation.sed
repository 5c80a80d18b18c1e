# Tangled from chapters/64-breaking.md; edit that file.
# file: compare.c
# mistake: the terms of a comparison stay in their places
# caught by: prove_compare
# missed by: small_compare
s/(common, shift, n, ELL)/(common, shift, n, 1)/
