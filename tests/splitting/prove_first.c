/* Tangled from chapters/58-split.md; edit that file. */
#include "factors.h"
#include "first.h"

/* Each holder has a product, and P2 gets the sum. */
static void answer_sum(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    (void)f, (void)c;
    out->of[P2][0] = mod_L(in->of[P0][0] + in->of[P1][0]);
}

static const struct ideal ideal_sum = {.name = "first_sum",
                                       .names = {"own", "own", ""},
                                       .ins = {1, 1, 0},
                                       .outs = {0, 0, 1},
                                       .answer = answer_sum};

static void run_sum(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    first_sum(me, in[0], out[0], n);
}

/* All draw the zero-share or its echo; P2 has a share of each. */
static void simulate_sum(struct sight *s, int id, const ring *in,
                         const ring *out) {
    ring any = show_any(s, L);

    (void)in;
    if (id == P2)
        show(s, mod_L(out[0] - any), L);
}

static void the_server_gets_the_sum_and_nothing_else(void **state) {
    (void)state;
    prove(&(struct claim){
        .ideal = &ideal_sum, .run = run_sum, .simulate = simulate_sum});
}

/* As if nobody were told anything. */
static void answer_nothing(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    (void)f, (void)c, (void)in, (void)out;
}

static const struct ideal ideal_nothing = {.name = "tell nothing",
                                           .names = {"own", "own", ""},
                                           .ins = {1, 1, 0},
                                           .answer = answer_nothing};

static void run_sum_untold(struct party *me, ring *const in[],
                           ring *const out[], size_t n) {
    ring *h1 = take_ring(me, n);

    (void)out;
    first_sum(me, in[0], h1, n);
}

static void simulate_untold(struct sight *s, int id, const ring *in,
                            const ring *out) {
    (void)in, (void)out;
    show_any(s, L);
    if (id == P2)
        show_any(s, L);
}

static void without_h1_there_is_no_simulator(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_nothing,
                                .run = run_sum_untold,
                                .simulate = simulate_untold};

    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_true(no_simulator(&claim, P2));
}

/* Two sums under one zero-share. */
static void answer_two(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    (void)f, (void)c;
    for (size_t v = 0; v < 2; v++)
        out->of[P2][v] = mod_L(in->of[P0][v] + in->of[P1][v]);
}

static const struct ideal ideal_two = {
    .name = "two sums",
    .names = {"own[0] own[1]", "own[0] own[1]", ""},
    .ins = {2, 2, 0},
    .outs = {0, 0, 2},
    .answer = answer_two};

static void run_one_zero(struct party *me, ring *const in[],
                         ring *const out[], size_t n) {
    ring *zero = take_ring(me, n);

    memset(zero, 0, n * sizeof *zero);
    refresh(me, MOD_L, zero, n);
    for (size_t v = 0; v < 2; v++) {
        if (holds_shares(me))
            group_add(MOD_L, in[v], zero, in[v], n);
        reveal(me, P2, MOD_L, in[v], out[v], n);
    }
}

static void simulate_one_zero(struct sight *s, int id, const ring *in,
                              const ring *out) {
    (void)in;
    for (size_t v = 0; v < (id == P2 ? 2 : 1); v++) {
        ring any = show_any(s, L);

        if (id == P2)
            show(s, mod_L(out[v] - any), L);
    }
}

static void a_zero_share_serves_once(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_two,
                                .sample = pose_factors,
                                .run = run_one_zero,
                                .simulate = simulate_one_zero};

    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_true(no_simulator(&claim, P2));
}

/* The holders have shares of x and theta, and P2 gets the product. */
static void answer_product(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];

    (void)f, (void)c;
    out->of[P2][0] = mod_L((a[0] + b[0]) * (a[1] + b[1]));
}

static const struct ideal ideal_product = {
    .name = "first_shared",
    .names = {"x theta", "x theta", ""},
    .ins = {2, 2, 0},
    .outs = {0, 0, 1},
    .answer = answer_product};

static void run_product(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    struct masked x = {in[0], NULL, 1, n}, theta = {in[1], NULL, n, 1};

    first_shared(me, &x, &theta, NULL, out[0]);
}

/* All shares in the ring of four; in larger ones some, as there are
   many more cases of each. */
static bool pose_product(uint64_t *k, struct values *in) {
    for (int j = P0; j <= P1; j++)
        for (size_t v = 0; v < 2; v++) {
            uint64_t count = ELL == 2 || j == P1 ? 4 : 1 + v;

            in->of[j][v] = mod_L(3 * next_digit(k, count));
        }
    return true;
}

/* Own masks, what the other opens, a share of the product, zero; P2
   has all masks, and a share of h1 from each. */
static void simulate_product(struct sight *s, int id, const ring *in,
                             const ring *out) {
    ring any = 0;

    (void)in;
    for (int k = 0; k < 6; k++)
        any = show_any(s, L);
    if (id == P2)
        show(s, mod_L(out[0] - any), L);
}

static void of_shares_the_server_gets_the_product_alone(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_product,
                          .sample = pose_product,
                          .run = run_product,
                          .simulate = simulate_product,
                          .one_by_one = true});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_server_gets_the_sum_and_nothing_else),
    cmocka_unit_test(without_h1_there_is_no_simulator),
    cmocka_unit_test(a_zero_share_serves_once),
    cmocka_unit_test(of_shares_the_server_gets_the_product_alone),
};

RUN("the first layer of two houses, proved", tests)
