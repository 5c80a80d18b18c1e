# Tangled from chapters/65-unproved.md; edit that file.
# file: deal.c
# mistake: two neighbours are refreshed with one zero-share
# caught by: test_lanes
# missed by: small_beaver
/^void refresh/,/^}/{
/group_draw/a\
        for (size_t k = 1; g == MOD_L && k < n; k += 2)\
            ((ring *)zero)[k] = ((ring *)zero)[k - 1];
}
