# Tangled from chapters/64-breaking.md; edit that file.
# file: ternary.c
# mistake: latent weights are opened without a mask
# caught by: prove_ternary
# missed by: small_ternary test_ternary
/struct opened c = open_masked(me, x, n);/c\
    struct opened c = {take_ring(me, n), take_ring(me, n), NULL, NULL};\
    for (size_t k = 0; k < n; k++)\
        c.mask[k] = c.open[k] = 0;\
    open_shares(me, MOD_L, x, c.open, n);
