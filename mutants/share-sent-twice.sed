# Tangled from chapters/64-breaking.md; edit that file.
# file: first.c
# mistake: each house sends the other what it sends the server
# caught by: prove_first test_split
# missed by: small_first
/refresh(me, MOD_L, own, n);/a\
    if (holds_shares(me))\
        swap_with(me, other(me), own, take_ring(me, n),\
                  n * sizeof *own);
