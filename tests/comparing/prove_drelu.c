/* Tangled from chapters/30-relu.md; edit that file. */
#include "ideal_relu.h"
#include "prove.h"
#include "wrap_drelu_short.h"
#if ELL == 2
#include "wrap_rows.h"
#else
#include "wrap_above.h"
#include "wrap_flags.h"
#endif

static struct sign way; /* of the claim at hand */

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    drelu(me, in[0], out[0], n, way);
}

/* A bit that a trusted person says. */
static ring show_said(struct sight *s) {
    return show(s, toss(s->coins, 2), L);
}

/* A share of the bit before its refresh: from c, parts of the mask's
   highest bit, of the borrow and of the coin, and the coin's share. */
static ring simulate_flag(struct sight *s, int id, ring a) {
    ring c, bit, coin, flag, table;

    c = a + show_any(s, L);
    c = mod_L(c + show_any(s, L));
    bit = show_any(s, 2) ^ (id == P0 ? drelu_of(c, ELL) : 0);
    if (ELL == 2) {
        table = show_any(s, 2);
        bit ^= c & 1 ? 0 : table;
        bit ^= show_any(s, 2); /* a zero-share */
        bit ^= show_any(s, 2); /* the coin */
        coin = show_any(s, L);
        flag = bit ^ show_any(s, 2);
    } else {
        show_said(s);
        flag = show_said(s);
        coin = show_any(s, L);
    }
    return flag ? (id == P0) - coin : coin;
}

static void simulate_helper(struct sight *s) {
    show_any(s, L); /* the mask */
    show_any(s, L);
    show_any(s, 2); /* P0's share of its highest bit */
    if (ELL == 2) {
        show_any(s, 2); /* the same of the table */
        show_any(s, 2); /* the coin */
        show_any(s, 2);
    } else {
        show_said(s);
    }
    show_any(s, L); /* P0's share of the coin */
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring z;

    if (id == P2) {
        simulate_helper(s);
        return;
    }
    z = simulate_flag(s, id, in[0]);
    show(s, mod_L(id == P0 ? out[0] - z : z - out[0]), L);
}

static void by_tables_nothing_is_seen(void **state) {
    struct ideal f = ideal_drelu(WHOLE_RING);
    (void)state;

    way = WHOLE_RING;
    prove(
        &(struct claim){.ideal = &f, .run = run, .simulate = simulate});
}

static void simulate_published(struct sight *s, int id, const ring *in,
                               const ring *out) {
    (void)in;
    if (id != P2)
        show(s, out[0], L);
}

static void and_nothing_as_published(void **state) {
    struct ideal f = ideal_drelu((struct sign){SECURE_NN, ELL});
    (void)state;

    way.how = SECURE_NN;
    f.name = "drelu as published";
    prove(&(struct claim){
        .ideal = &f, .run = run, .simulate = simulate_published});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(by_tables_nothing_is_seen),
    cmocka_unit_test(and_nothing_as_published),
};

RUN("DReLU, proved", tests)
