# Tangled from chapters/64-breaking.md; edit that file.
# file: relu.c
# mistake: P0 and P1 open a number to see its sign
# caught by: prove_relu
/^void relu(/,/^}/{
/sign_flags(me, c, bit, n, s.width);/c\
        ring *plain = take_ring(me, n);\
        open_shares(me, MOD_L, a, plain, n);\
        rows_of(plain, ELL - 1, 1, bit.open, n);\
        for (size_t k = 0; k < packs(n); k++)\
            bit.open[k] = ~bit.open[k];\
        for (size_t k = 0; k < n; k++)\
            bit.coin[k] = 0;
}
