# Tangled from chapters/64-breaking.md; edit that file.
# file: first.c
# mistake: all sums of a batch have the same zero-share
# caught by: prove_first test_split
# missed by: small_first
/refresh(me, MOD_L, own, n);/c\
    ring zero = holds_shares(me) ? own[0] : 0;\
    refresh(me, MOD_L, own, 1);\
    for (size_t k = 1; holds_shares(me) && k < n; k++)\
        own[k] = mod_L(own[k] + own[0] - zero);
