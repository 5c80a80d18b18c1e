# Tangled from chapters/64-breaking.md; edit that file.
# file: convert.c
# mistake: the helper sees whether the masked sum wraps
# caught by: prove_convert
# missed by: small_convert
s/(common, m->coin, n, 2)/(common, m->coin, n, 1)/
