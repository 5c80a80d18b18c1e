/* Tangled from chapters/26-rescaling.md; edit that file. */
#include "ideal_rescale.h"
#include "prove.h"
#include "rescale.h"
#include "wrapped.h"

void __real_draw_mask(struct party *me, enum group g, void *out,
                      size_t n);
void __wrap_draw_mask(struct party *me, enum group g, void *out,
                      size_t n);

enum { CASES = 4096 };

/* What a party opened last. */
static ring opened[OWNER][CASES];

void __wrap_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n) {
    __real_open_shares(me, g, x, out, n);
    if (holds_shares(me) && g == MOD_L)
        memcpy(opened[me->id], out, n * sizeof(ring));
}

/* The masks that P2 drew last. */
static ring drawn[CASES];

void __wrap_draw_mask(struct party *me, enum group g, void *out,
                      size_t n) {
    __real_draw_mask(me, g, out, n);
    if (me->id == P2 && g == MOD_L)
        memcpy(drawn, out, n * sizeof(ring));
}

/* By a coin, in place. The coin is what was opened, mod 2^d, and P2 is
   told the mask, mod 2^d. */
static void run_coin(struct party *me, ring *const in[],
                     ring *const out[], size_t n, int d) {
    if (holds_shares(me))
        memcpy(out[0], in[0], n * sizeof(ring));
    rescale(me, COIN, out[0], n, d);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[1][k] = opened[me->id][k] % ((ring)1 << d);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        out[0][k] = drawn[k] % ((ring)1 << d);
}

/* A view of P0 or P1 up to the refresh, and the share by then. Of what
   was opened the coin is known; the rest is anything. */
static ring simulate_share(struct sight *s, int id, ring x, ring coin,
                           int d) {
    ring quarter = L / 4 >> d, r, c, upper, top;

    r = show_any(s, L);
    c = (toss(s->coins, L >> d) << d) + coin;
    show(s, mod_L(c - x - r), L);
    upper = show_any(s, L);
    top = show_any(s, L);
    c = mod_L(c + (quarter << d));
    return (id == P0 ? (c >> d) - quarter : 0) - upper +
           ((1 - c / (L / 2)) << (ELL - d)) * top;
}

/* P2's view: a mask that it has been told the lower bits of, and P0's
   shares of its halves. */
static void simulate_helper(struct sight *s, ring told, int d) {
    ring first = show_any(s, L);

    show(s, mod_L((toss(s->coins, L >> d) << d) + told - first), L);
    show_any(s, L);
    show_any(s, L);
}

static void simulate_coin(struct sight *s, int id, const ring *in,
                          const ring *out, int d) {
    ring share;

    if (id == P2) {
        simulate_helper(s, out[0], d);
        return;
    }
    share = simulate_share(s, id, in[0], out[1], d);
    show(s, mod_L(id == P0 ? out[0] - share : share - out[0]), L);
}

static bool pose_coin(uint64_t *k, struct values *in, int d) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return in_coin_domain(in->of[P0][0] + in->of[P1][0], d);
}

/* The same for one d, as a claim wants them. */
#define BY(d)                                                          \
    static void run_##d(struct party *me, ring *const in[],            \
                        ring *const out[], size_t n) {                 \
        run_coin(me, in, out, n, d);                                   \
    }                                                                  \
    static void simulate_##d(struct sight *s, int id, const ring *in,  \
                             const ring *out) {                        \
        simulate_coin(s, id, in, out, d);                              \
    }                                                                  \
    static bool pose_##d(uint64_t *k, struct values *in) {             \
        return pose_coin(k, in, d);                                    \
    }                                                                  \
    static void a_coin_that_drops_##d##_is_private(void **state) {     \
        struct ideal f = ideal_coin(d);                                \
        (void)state;                                                   \
        prove(&(struct claim){.ideal = &f,                             \
                              .pose = pose_##d,                        \
                              .run = run_##d,                          \
                              .simulate = simulate_##d});              \
    }

BY(1)
#if ELL > 2
BY(2)
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_coin_that_drops_1_is_private),
#if ELL > 2
    cmocka_unit_test(a_coin_that_drops_2_is_private),
#endif
};

RUN("truncation, proved", tests)
