# Tangled from chapters/38-breaking.md; edit that file.
# file: relu.c
# mistake: P0 and P1 open a number to see its sign
# caught by: prove_relu
/^void drelu(/,/^}/{
/highest_is_clear(me, c, bit, n);/c\
    open_shares(me, MOD_L, c, c, n);\
    for (size_t k = 0; holds_shares(me) && k < n; k++)\
        bit[k] = (ring)(me->id == P0) * (1 ^ c[k] >> (ELL - 1));
}
