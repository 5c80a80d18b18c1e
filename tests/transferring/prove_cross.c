/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "simulate_cross.h"

/* The columns of what runs. */
static size_t columns;

uint64_t ideal_pad_values(uint64_t tweak) {
    return (uint64_t)1 << columns * (tweak >> 16 & 0xff);
}

/* P0 has rows b, P1 has numbers a; shares of the sum of a[e] b[e]. */
static void answer_cross(const struct ideal *f, struct coins *c,
                         const struct values *in, struct values *out) {
    for (size_t k = 0; k < f->shape[1]; k++) {
        ring sum = 0;

        for (size_t e = 0; e < f->shape[0]; e++)
            sum += in->of[P1][e] * in->of[P0][e * f->shape[1] + k];
        ideal_share(c, sum, &out->of[P0][k], &out->of[P1][k]);
    }
}

static struct ideal ideal_cross(size_t numbers, size_t v) {
    return (struct ideal){.name = "cross term",
                          .names = {"b b'", "a a'", ""},
                          .ins = {numbers * v, numbers, 0},
                          .outs = {v, v, 0},
                          .shape = {numbers, v},
                          .answer = answer_cross};
}

static const struct cross_shape single = {1, 1}, two = {2, 1},
                                wide = {1, 2};

/* A mistake: one pad for all columns. */
static void one_pad(const struct key *key, struct key flip,
                    uint64_t tweak, uint64_t first, uint64_t *out,
                    size_t n, size_t words) {
    int bits = tweak >> 16 & 0xff;

    transfer_pads(key, flip, tweak, first, out, n, words);
    for (size_t k = 0; k < n * words; k++) {
        out[k] &= ((uint64_t)1 << bits) - 1;
        out[k] |= out[k] << bits;
    }
}

#define transfer_pads one_pad
#define cross_whole cross_whole_again
#define cross_add cross_add_one_pad
#include "cross.c"
#undef transfer_pads
#undef cross_whole
#undef cross_add

static bool fault;

static void cross(struct party *me, const ring *in, ring *out, size_t n,
                  struct cross_shape f) {
    struct correction c[CORRECTIONS];
    struct cross x = cross_whole(c);
    struct pair state = {transfers_open(me), 0};
    const struct maker maker = {.state = &state};
    pack *choice = take_rows(me, ELL, f.numbers * n);

    x.numbers = x.rows = f.numbers * n;
    x.fold = f.numbers;
    x.v = columns = f.columns;
    x.from[P1] = false;
    if (me->id == P1)
        rows_of(in, 0, ELL, choice, x.numbers);
    me->maker = &maker;
    memset(out, 0, f.columns * n * sizeof *out);
    (fault ? cross_add_one_pad : cross_add)(me, &x, choice, NULL, in,
                                            out);
    me->maker = NULL;
    transfers_close(state.transfers);
}

static void run_one(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    if (holds_shares(me))
        cross(me, in[0], out[0], n, single);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out, struct cross_shape f) {
    if (id != P2)
        simulate_cross(s, f, id == P1 ? in : NULL, id == P0, out);
}

static void simulate_one(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate(s, id, in, out, single);
}

static void a_number_by_a_number_shows_nothing(void **state) {
    struct ideal f = ideal_cross(1, 1);

    (void)state;
    prove(&(struct claim){
        .ideal = &f, .run = run_one, .simulate = simulate_one});
}

#if ELL == 2 /* three bits would make 2^24 cases, one by one */
static void run_shape(struct party *me, ring *const in[],
                      ring *const out[], struct cross_shape f) {
    size_t ins = f.numbers * (me->id == P0 ? f.columns : 1);
    ring x[4], z[2];

    if (!holds_shares(me))
        return;
    for (size_t i = 0; i < ins; i++)
        x[i] = in[i][0];
    cross(me, x, z, 1, f);
    for (size_t k = 0; k < f.columns; k++)
        out[k][0] = z[k];
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    (void)n;
    run_shape(me, in, out, two);
}

static void run_wide(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    (void)n;
    run_shape(me, in, out, wide);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate(s, id, in, out, two);
}

static void simulate_wide(struct sight *s, int id, const ring *in,
                          const ring *out) {
    simulate(s, id, in, out, wide);
}

/* Some numbers and rows. */
static bool pose_two(uint64_t *k, struct values *in) {
    in->of[P1][0] = next_digit(k, 2);
    in->of[P1][1] = 3;
    in->of[P0][0] = mod_L(3 * next_digit(k, 2));
    in->of[P0][1] = next_digit(k, 2);
    return true;
}

static void a_row_by_a_column_shows_nothing(void **state) {
    struct ideal f = ideal_cross(2, 1);

    (void)state;
    f.name = "cross term 1x2x1";
    prove(&(struct claim){.ideal = &f,
                          .sample = pose_two,
                          .run = run_two,
                          .simulate = simulate_two,
                          .one_by_one = true});
}

static const struct ideal ideal_wide = {.name = "cross term 1x1x2",
                                        .names = {"b b'", "a", ""},
                                        .ins = {2, 1, 0},
                                        .outs = {2, 2, 0},
                                        .shape = {1, 2},
                                        .answer = answer_cross};

static const struct claim by_a_row = {.ideal = &ideal_wide,
                                      .sample = pose_two,
                                      .run = run_wide,
                                      .simulate = simulate_wide,
                                      .one_by_one = true};

static void a_number_by_a_row_shows_nothing(void **state) {
    (void)state;
    prove(&by_a_row);
}

static void one_pad_for_two_columns_shows_a_difference(void **state) {
    (void)state;
    fault = true;
    assert_false(is_private(&by_a_row, P1));
    assert_true(no_simulator(&by_a_row, P1));
    fault = false;
}
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_number_by_a_number_shows_nothing),
#if ELL == 2
    cmocka_unit_test(a_row_by_a_column_shows_nothing),
    cmocka_unit_test(a_number_by_a_row_shows_nothing),
    cmocka_unit_test(one_pad_for_two_columns_shows_a_difference),
#endif
};

RUN("cross terms by transfer, proved", tests)
