# Tangled from chapters/65-unproved.md; edit that file.
# file: convert.c
# mistake: what is to be converted is hidden in its lower half alone
# caught by: test_convert
# missed by: prove_convert small_convert test_views
/draw_ring(common, r1, n);/a\
    for (size_t k = 0; ELL > 32 && k < n; k++) {\
        r0[k] &= UINT32_MAX;\
        r1[k] &= UINT32_MAX;\
    }
