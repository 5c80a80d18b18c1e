/* Tangled from chapters/30-relu.md; edit that file. */
#include "relu.h"

/* The published way leaves the bit as shares mod L, and opens nothing
   of it. */
static void relu_published(struct party *me, const ring *a, ring *out,
                           struct flags bit, size_t n) {
    drelu_short(me, a, bit.coin, n);
    multiply(me, bit.coin, a, out, n);
}

void relu(struct party *me, const ring *a, ring *out, struct flags bit,
          size_t n, struct sign s) {
    size_t mark = arena_mark(me);
    if (s.how == SECURE_NN) {
        relu_published(me, a, out, bit, n);
    } else {
        struct opened c = open_masked(me, a, n);
        sign_flags(me, c, bit, n, s.width);
        times_flag(me, bit, c, out, n);
    }
    arena_release(me, mark);
}

void times_bit(struct party *me, struct flags bit, const ring *x,
               ring *out, size_t n, struct sign s) {
    size_t mark = arena_mark(me);
    if (s.how == SECURE_NN)
        multiply(me, bit.coin, x, out, n);
    else
        times_flag(me, bit, open_masked(me, x, n), out, n);
    arena_release(me, mark);
}

void select_share(struct party *me, struct flags bit, const ring *x,
                  const ring *y, ring *out, size_t n, struct sign s) {
    size_t mark = arena_mark(me);
    ring *step = take_ring(me, n);
    if (holds_shares(me))
        group_sub(MOD_L, y, x, step, n);
    times_bit(me, bit, step, step, n, s);
    if (holds_shares(me))
        group_add(MOD_L, x, step, out, n);
    arena_release(me, mark);
}
