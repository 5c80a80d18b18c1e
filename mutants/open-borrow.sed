# Tangled from chapters/38-breaking.md; edit that file.
# file: rescale.c
# mistake: the helper sees whether the low part borrows
# caught by: prove_rescale
# missed by: small_rescale
s/\[BLIND\], coin, n, 2);/[BLIND], coin, n, 1);/
