# Tangled from chapters/65-unproved.md; edit that file.
# file: msb.c
# mistake: one coin serves two signs
# caught by: test_msb
# missed by: prove_msb small_msb
/\[BLIND\], coin, n, 2);/a\
    for (size_t k = 1; holds_shares(me) && k < n; k += 2)\
        coin[k] = coin[k - 1];
