/* Tangled from chapters/40-ternary.md; edit that file. */
#include "ideal_shrink.h"
#include "kept_refresh.h"
#include "prove.h"
#include "shrink.h"

static int dropped; /* of the claim at hand */

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    kept_count[me->id] = 0;
    shrink(me, in[0], out[0], n, dropped);
    put_ends(me, out[1], n, dropped);
}

/* The zero-share that makes what comes out of what goes in. */
static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring fresh = (out[0] << dropped) + out[1];

    if (id != P2)
        show(s, mod_L(id == P0 ? fresh - in[0] : in[0] - fresh), L);
}

static void shrinking_shows_a_fresh_coin(void **state) {
    (void)state;
    for (dropped = 0; dropped < ELL; dropped++) {
        struct ideal f = ideal_shrink(dropped);

        prove(&(struct claim){
            .ideal = &f, .run = run, .simulate = simulate});
    }
}

#define shrink shrink_stale
#define refresh(me, group, x, n) stale_refresh(me, x, n)

/* P0 and P1 draw nothing. */
static void stale_refresh(struct party *me, const ring *x, size_t n) {
    if (holds_shares(me))
        memcpy(kept[me->id], x, n * sizeof *x);
}

#include "shrink.c"
#undef shrink
#undef refresh

static void run_stale(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    shrink_stale(me, in[0], out[0], n, dropped);
    put_ends(me, out[1], n, dropped);
}

static void stale_shares_have_stale_coins(void **state) {
    (void)state;
    struct ideal f = ideal_shrink(1);
    const struct claim claim = {
        .ideal = &f, .run = run_stale, .simulate = simulate};

    dropped = 1;
    assert_true(no_simulator(&claim, P0));
}

static void the_coin_is_known(void **state) {
    (void)state;
    struct ideal f = ideal_shrink(1);
    const struct claim claim = {
        .ideal = &f, .run = run, .simulate = simulate};

    dropped = 1;
    f.outs[P0] = f.outs[P1] = 1;
    assert_true(no_simulator(&claim, P0));
    assert_true(no_simulator(&claim, P1));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shrinking_shows_a_fresh_coin),
    cmocka_unit_test(stale_shares_have_stale_coins),
    cmocka_unit_test(the_coin_is_known),
};

RUN("shrinking, proved", tests)
