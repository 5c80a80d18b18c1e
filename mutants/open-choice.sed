# Tangled from chapters/38-breaking.md; edit that file.
# file: relu.c
# mistake: the bit that selects is opened
# caught by: prove_relu
/^void select_share(/,/^}/{
/multiply(me, bit, step, step, n);/c\
    ring *choice = take_ring(me, n);\
    open_shares(me, MOD_L, bit, choice, n);\
    for (size_t k = 0; holds_shares(me) && k < n; k++)\
        step[k] = mod_L(choice[k] * step[k]);
}
