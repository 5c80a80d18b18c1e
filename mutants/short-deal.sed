# Tangled from chapters/65-unproved.md; edit that file.
# file: msb.c
# mistake: of the mask's bits only the lowest eight are dealt as shares
# caught by: test_views
# missed by: prove_msb small_msb test_msb
/deal(me, P2, MOD_P, bits, bits, ELL \* n);/c\
    size_t some = (ELL < 8 ? ELL : 8) * n, rest = ELL * n - some;\
    deal(me, P2, MOD_P, bits, bits, some);\
    if (me->id == P2)\
        send_to(me, P1, bits + some, rest);\
    else if (me->id == P1)\
        recv_from(me, P2, bits + some, rest);\
    else\
        for (size_t k = 0; k < rest; k++)\
            bits[some + k] = 0;
