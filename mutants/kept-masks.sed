# Tangled from chapters/65-unproved.md; edit that file.
# file: deal.c
# mistake: masks are kept for the next call of the same size
# caught by: test_beaver test_securenet
# missed by: test_predict
/^void draw_mask/,/^}/{
/size_t mark = arena_mark(me);/a\
    static _Thread_local ring kept[256][256];\
    static _Thread_local bool held[256];\
    bool short_one = g == MOD_L \&\& n < 256;
s/if (me->id == P2) {/if (short_one \&\& held[n]) {\
        for (size_t k = 0; k < n; k++)\
            ((ring *)out)[k] = kept[n][k];\
    } else if (me->id == P2) {/
/^    arena_release/i\
    for (size_t k = 0; short_one \&\& k < n; k++)\
        kept[n][k] = ((ring *)out)[k];\
    if (short_one)\
        held[n] = true;
}
