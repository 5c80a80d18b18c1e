/* Tangled from chapters/28-above.md; edit that file. */
#include "above.h"
#include "ideal_above.h"
#include "prove.h"
#include "simulate_gate.h"
#include "wrap_rows.h"

/* How many bits are asked for. */
static int width;

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = in->of[P1][0] = next_digit(k, L);
    in->of[P2][0] = next_digit(k, L);
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    pack *row = take_rows(me, 1, n);

    above(me, in[0], masks_dealt(in[0]), row, width, n);
    if (holds_shares(me))
        bits_of_rows(row, out[0], 1, n);
}

static const struct gate ABOVE = {2, false, true};

/* What a party finds in its table of one row. */
static ring look_above(ring row, ring v) {
    return v ? 0 : row;
}

static ring look_equal(int id, ring row, ring v) {
    return v ? row : row ^ (id == P0);
}

/* A gate's share of the finding, of shares of two digits. */
static ring any_above(struct sight *s, int id, ring equal, ring lower,
                      ring upper) {
    struct gate_sight see = any_gate(s->coins, ABOVE);
    const ring in[4] = {0, equal, lower, upper};
    ring found;

    show_word(s, ABOVE, &see);
    show_opened(s, ABOVE, &see);
    find(&see, ABOVE, id, in, &found);
    return found ^ see.product[0];
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring row[ELL], share = 0;

    for (int i = 0; i < width; i++)
        row[i] = show_any(s, 2);
    for (int i = 0; i < width; i++) {
        ring v = in[0] >> i & 1, upper = look_above(row[i], v);

        if (i > 0 && id == P2)
            simulate_dealer(s, ABOVE);
        else if (i > 0)
            upper = any_above(s, id, look_equal(id, row[i], v), share,
                              upper);
        share = upper;
    }
    if (id != P2)
        show(s, share ^ out[0], 2);
}

static void questions_show_nothing_and_answers_are_fresh(void **state) {
    (void)state;
    for (width = 1; width <= ELL; width++) {
        struct ideal ideal = ideal_above(width);

        prove(&(struct claim){.ideal = &ideal,
                              .pose = pose,
                              .run = run,
                              .simulate = simulate});
    }
}

static bool tables_are_bare;

__typeof__(supply_tables) __real_supply_tables, __wrap_supply_tables;

/* P0 hands its half to P1, and is left with zeros. */
void __wrap_supply_tables(struct party *me, struct masks r, int m,
                          pack *table, size_t n) {
    size_t size = tables_rows(m) * packs(n) * sizeof *table;

    __real_supply_tables(me, r, m, table, n);
    if (!tables_are_bare)
        return;
    if (me->id == P0) {
        send_to(me, P1, table, size);
        memset(table, 0, size);
    } else if (me->id == P1) {
        pack *half = take_ring(me, size / sizeof *half);

        row_bits[P1] = n;
        recv_from(me, P0, half, size);
        row_bits[P1] = 0;
        rows_xor(table, half, table, size / sizeof *half);
    }
}

static void who_has_a_table_alone_reads_the_mask(void **state) {
    (void)state;
    struct ideal ideal = ideal_above(1);
    const struct claim claim = {.ideal = &ideal,
                                .pose = pose,
                                .run = run,
                                .simulate = simulate};

    width = 1;
    tables_are_bare = true;
    assert_true(no_simulator(&claim, P1));
    tables_are_bare = false;
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(questions_show_nothing_and_answers_are_fresh),
    cmocka_unit_test(who_has_a_table_alone_reads_the_mask),
};

RUN("is the mask above, proved", tests)
