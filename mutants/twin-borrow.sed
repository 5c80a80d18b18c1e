# Tangled from chapters/38-breaking.md; edit that file.
# file: rescale.c
# mistake: one coin serves two truncations
# caught by: test_rescale
# missed by: prove_rescale small_rescale
/\[BLIND\], coin, n, 2);/a\
    for (size_t k = 1; holds_shares(me) && k < n; k += 2)\
        coin[k] = coin[k - 1];
