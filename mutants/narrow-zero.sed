# Tangled from chapters/65-unproved.md; edit that file.
# file: deal.c
# mistake: zero-shares have half of the bits
# caught by: test_lanes
# missed by: prove_deal test_views
/^void refresh/,/^}/{
/group_draw/a\
        for (size_t k = 0; ELL > 32 && g == MOD_L && k < n; k++)\
            ((ring *)zero)[k] &= UINT32_MAX;
}
