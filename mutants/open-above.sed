# Tangled from chapters/64-breaking.md; edit that file.
# file: msb.c
# mistake: the helper sees the comparison's true answer
# caught by: prove_msb
# missed by: small_msb
s/\[BLIND\], coin, n, 2);/[BLIND], coin, n, 1);/
