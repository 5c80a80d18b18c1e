# Tangled from chapters/64-breaking.md; edit that file.
# file: relu.c
# mistake: the bit that selects is opened
# caught by: prove_select
/^void select_share(/,/^}/{
/times_bit(me, bit, step, step, n, s);/c\
    ring *coin = take_ring(me, n);\
    open_shares(me, MOD_L, bit.coin, coin, n);\
    for (size_t k = 0; holds_shares(me) && k < n; k++)\
        step[k] *= bit_at(bit.open, k) ^ coin[k];
}
