/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "pair_ternary.h"

#include <string.h>

#include "matrix.h"

/* Two bits of each weight, plus and minus: their corrections go as one
   if they fit. */
static struct cross weights(struct correction correction[2], size_t c,
                            size_t n, size_t v, int width) {
    struct place plus = {0, 0, width}, minus = {1, 0, width};
    bool fit = 2 * width <= ELL;

    correction[0] = (struct correction){fit ? 2 : 1, {plus, minus}};
    correction[1] = (struct correction){1, {minus}};
    return (struct cross){.numbers = c * n,
                          .rows = n,
                          .fold = n,
                          .v = v,
                          .bits = 2,
                          .corrections = fit ? 1 : 2,
                          .correction = correction,
                          .from = {true, true}};
}

/* A bit is shared as b = b0 xor b1, and b x0 is b0 x0 plus b1 times
   x0, or times -x0 if b0 is 1. What counts with a minus anyhow is
   turned if b0 is 0. */
static void turn_rows(struct ternary_bits w, pack *choice, pack *turned,
                      size_t words) {
    for (size_t k = 0; k < words; k++) {
        choice[k] = turned[k] = w.plus[k];
        choice[words + k] = w.minus[k];
        turned[words + k] = ~w.minus[k];
    }
}

/* z = one's own bits times one's own share. */
static void own_product(struct party *me, struct ternary_bits w,
                        const ring *x, ring *z, size_t c, size_t n,
                        size_t v) {
    size_t mark = arena_mark(me);
    ring *own = take_ring(me, c * n);

    for (size_t k = 0; k < c * n; k++)
        own[k] = mod_L(bit_at(w.plus, k) - bit_at(w.minus, k));
    memset(z, 0, c * v * sizeof *z);
    matrix_mul_add(own, x, z, c, n, v);
    arena_release(me, mark);
}

void pair_ternary_product(struct party *me, struct ternary_bits w,
                          const ring *x, ring *z, size_t c, size_t n,
                          size_t v, int width) {
    size_t mark = arena_mark(me), words = packs(c * n);
    struct correction correction[2];
    struct cross shape = weights(correction, c, n, v, width);
    pack *choice = take_rows(me, 2, c * n);
    pack *turned = take_rows(me, 2, c * n);

    turn_rows(w, choice, turned, words);
    own_product(me, w, x, z, c, n, v);
    cross_add(me, &shape, choice, turned, x, z);
    for (size_t k = 0; k < c * v; k++)
        z[k] = (ring)(z[k] & UINT64_MAX >> (64 - width));
    arena_release(me, mark);
}

size_t pair_ternary_bytes(size_t c, size_t n, size_t v, int width) {
    struct correction correction[2];
    struct cross x = weights(correction, c, n, v, width);

    return cross_bytes(&x);
}
