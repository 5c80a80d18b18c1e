# Tangled from chapters/65-unproved.md; edit that file.
# file: split.c
# mistake: hardened, and the gradient is told to P1 in the clear
# caught by: test_split
/^    deal(me, P2, MOD_L, g1, g1, sums_of(cut));/i\
    if (me->id == P2)\
        send_to(me, P1, s->g1, sums_of(cut) * sizeof(float));\
    if (me->id == P1)\
        recv_from(me, P2, take_floats(me, sums_of(cut)),\
                  sums_of(cut) * sizeof(float));
