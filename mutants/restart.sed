# Tangled from chapters/65-unproved.md; edit that file.
# file: securenet.c
# mistake: P0 and P1 begin their streams again in each step
# caught by: test_reuse
# missed by: test_securenet
/^void securenet_step/,/^}/{
/size_t mark = arena_mark(me);/a\
    const struct seed first = {{1}};
/^    forward(me, s, x);/i\
    for (int i = ZERO; holds_shares(me) && i <= BLIND; i++) {\
        stream_close(me->with[other(me)][i]);\
        me->with[other(me)][i] = stream_open(&first);\
    }
}
