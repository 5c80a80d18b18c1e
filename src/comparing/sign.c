/* Tangled from chapters/30-relu.md; edit that file. */
#include "sign.h"

/* a = c - r is not negative where the top bits of c and r are equal
   and no borrow comes from below, or they differ and one does. */
void sign_bits(struct party *me, struct opened x, pack *out, int width,
               size_t n) {
    size_t mark = arena_mark(me), words = packs(n);
    pack *top = take_rows(me, 1, n), *open = take_rows(me, 1, n);
    supply_bit(me, masks_of(x), width - 1, top, n);
    above(me, x.open, masks_of(x), out, width - 1, n);
    if (holds_shares(me))
        rows_xor(out, top, out, words);
    if (me->id == P0) {
        rows_of(x.open, width - 1, 1, open, n);
        for (size_t k = 0; k < words; k++)
            out[k] ^= ~open[k];
    }
    arena_release(me, mark);
}

void sign_flags(struct party *me, struct opened x, struct flags f,
                size_t n, int width) {
    size_t mark = arena_mark(me);
    pack *sign = take_rows(me, 1, n);
    sign_bits(me, x, sign, width, n);
    open_flags(me, sign, f, n);
    arena_release(me, mark);
}

static void drelu_dealt(struct party *me, const ring *a, ring *bit,
                        size_t n, int width) {
    size_t mark = arena_mark(me);
    struct flags f = take_flags(me, n);
    sign_flags(me, open_masked(me, a, n), f, n, width);
    flag_shares(me, f, bit, n);
    arena_release(me, mark);
}

void drelu(struct party *me, const ring *a, ring *bit, size_t n,
           struct sign s) {
    if (s.how == SECURE_NN)
        drelu_short(me, a, bit, n);
    else
        drelu_dealt(me, a, bit, n, s.width);
}
