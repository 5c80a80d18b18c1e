/* Tangled from chapters/69-lying.md; edit that file. */
#include <inttypes.h>
#include <stdlib.h>

#include "inputs.h"
#include "lies.h"
#include "maxpool.h"
#include "rescale.h"
#include "wrap_rows.h"

#define RUN_PIECE(name, call)                                          \
    static void run_##name(struct party *me, ring *const in[],         \
                           size_t n) {                                 \
        call;                                                          \
    }
#define ROOM take_ring(me, n)
#define ROW take_rows(me, 1, n)
#define BIT(v) rows_of_bits(me, in[v], 1, n)

RUN_PIECE(open, open_masked(me, in[0], n))
RUN_PIECE(multiply, multiply(me, in[0], in[1], ROOM, n))
RUN_PIECE(above, above(me, in[0], masks_dealt(in[0]), ROW, ELL, n))
RUN_PIECE(sign, sign_bits(me, open_masked(me, in[0], n), ROW, ELL, n))
RUN_PIECE(flags, open_flags(me, BIT(0), take_flags(me, n), n))
RUN_PIECE(unit,
          maxpool_derivative(me, in[0], take_ring(me, 2 * n), n, 2))

static void run_any_gate(struct party *me, ring *const in[], size_t n,
                         bool equal, bool above) {
    struct gate_job job = {{2, equal, above},
                           {{BIT(0), BIT(1)}, {NULL}},
                           equal ? ROW : NULL,
                           above ? ROW : NULL};

    for (size_t i = 0; above && i < 2; i++)
        job.in.above[i] = BIT(2 + i);
    gates(me, &job, 1, n);
}

/* Two of the second kind, at once; a bit serves where it may be any. */
static void run_two_gates(struct party *me, ring *const in[],
                          size_t n) {
    struct gate_job job[2];

    for (size_t i = 0; i < 2; i++) {
        const pack *equal = BIT(2 * i), *above = BIT(2 * i + 1);

        job[i] = (struct gate_job){{2, false, true},
                                   {{equal, equal}, {above, above}},
                                   NULL,
                                   ROW};
    }
    gates(me, job, 2, n);
}

RUN_PIECE(gate, run_any_gate(me, in, n, true, true))
RUN_PIECE(lowest_gate, run_any_gate(me, in, n, false, true))
RUN_PIECE(and_gate, run_any_gate(me, in, n, true, false))

static void run_times_flag(struct party *me, ring *const in[],
                           size_t n) {
    struct opened x = open_masked(me, in[0], n);
    struct flags f = take_flags(me, n);

    open_flags(me, BIT(1), f, n);
    times_flag(me, f, x, ROOM, n);
}

static const struct piece pieces[] = {
    {"opening", 0, {1, 1, 0}, 0, run_open},
    {"product", 0, {2, 2, 0}, 0, run_multiply},
    {"gate", 0, {0}, 4, run_gate},
    {"lowest gate", 0, {0}, 4, run_lowest_gate},
    {"gate for equal", 0, {0}, 2, run_and_gate},
    {"two gates", 0, {0}, 4, run_two_gates},
    {"above", 1, {0, 0, 1}, 0, run_above},
    {"sign of an opening", 0, {1, 1, 0}, 0, run_sign},
    {"flag", 0, {0}, 1, run_flags},
    {"flag times opening", 0, {1, 1, 0}, 1, run_times_flag},
    {"derivative of maxpool", 0, {1, 1, 0}, 0, run_unit},
};

#if ELL == 2
RUN_PIECE(drelu, drelu(me, in[0], ROOM, n, WHOLE_RING))
RUN_PIECE(relu, relu(me, in[0], ROOM, take_flags(me, n), n, WHOLE_RING))
RUN_PIECE(maxpool, maxpool(me, in[0], ROOM, NULL, n, 2, WHOLE_RING))

static const struct piece wholes[] = {
    {"DReLU", 0, {1, 1, 0}, 0, run_drelu},
    {"ReLU", 0, {1, 1, 0}, 0, run_relu},
    {"maxpool of 2", 0, {2, 2, 0}, 0, run_maxpool},
};
#else
RUN_PIECE(coin, rescale(me, COIN, in[0], n, 1))
static const struct piece wholes[] = {
    {"truncation by coin", 0, {1, 1, 0}, 0, run_coin},
};
#endif

/* One line of a table, if anybody wants it. */
static void record(const struct piece *p, const struct verdict v[2]) {
    const char *path = getenv("LIES_CSV");
    FILE *file = path ? fopen(path, "a") : NULL;

    if (!file)
        return;
    for (const char *c = p->name; *c; c++)
        fputc(*c == ' ' ? '-' : *c, file);
    fprintf(file, "-%d,%s,%d", ELL, p->name, ELL);
    fprintf(file, ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64,
            v->lies, v->cases, v->inputs, v->of);
    for (int id = P0; id <= P1; id++)
        fprintf(file, ",%s", v[id].uniform ? "dice" : "different");
    fputc('\n', file);
    fclose(file);
}

static void assert_dice(const struct piece *p, size_t count) {
    struct verdict v[2];

    for (; count > 0; count--, p++) {
        for (int id = P0; id <= P1; id++) {
            v[id] = watch(p, id, LYING);
            if (!v[id].same || !v[id].uniform)
                fail_msg("%s: P%d learns by lying", p->name, id);
            assert_int_equal(v[id].cases, v[id].views);
        }
        record(p, v);
    }
}

static void a_liar_is_answered_by_dice(void **state) {
    (void)state;
    assert_dice(pieces, sizeof pieces / sizeof *pieces);
    assert_dice(wholes, sizeof wholes / sizeof *wholes);
}

static void an_opening_is_seen_in_all_ways_once(void **state) {
    struct verdict v = watch(&pieces[0], P0, LYING);
    (void)state;

    assert_int_equal(v.lies, L);
    assert_int_equal(v.cases, L * L * L);
    assert_int_equal(v.views, v.cases);
    assert_int_equal(v.inputs, L); /* of P1 */
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_opening_is_seen_in_all_ways_once),
    cmocka_unit_test(a_liar_is_answered_by_dice),
};

RUN("every lie", tests)
