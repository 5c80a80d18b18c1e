# Tangled from chapters/64-breaking.md; edit that file.
# file: one_sided.c
# mistake: the output and how far it is off are opened with one mask
# caught by: prove_one_sided
# missed by: small_one_sided test_one_sided
/return open_masked(me, u, n);/c\
    if (holds_shares(me))\
        group_add(MOD_L, u, o.mask, part, n);\
    open_shares(me, MOD_L, part, part, n);\
    o.open = holds_shares(me) ? part : o.mask;\
    return o;
