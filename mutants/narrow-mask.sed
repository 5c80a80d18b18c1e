# Tangled from chapters/65-unproved.md; edit that file.
# file: deal.c
# mistake: masks have half of the bits
# caught by: test_beaver test_views
# missed by: prove_beaver
/^void draw_mask/,/^}/{
/with\[P1\]\[DEAL\], theirs, n);/a\
        for (size_t k = 0; ELL > 32 && g == MOD_L && k < n; k++) {\
            ((ring *)out)[k] &= UINT32_MAX;\
            ((ring *)theirs)[k] &= UINT32_MAX;\
        }
/with\[P2\]\[DEAL\], out, n);/a\
        for (size_t k = 0; ELL > 32 && g == MOD_L && k < n; k++)\
            ((ring *)out)[k] &= UINT32_MAX;
}
