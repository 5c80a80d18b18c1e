/* Tangled from chapters/16-dealing.md; edit that file. */
#include "three.h"

#include <stdlib.h>

static void run_deal(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    (void)in;
    if (me->id == P2)
        memcpy(out[0], t->arg, t->n * element_bytes(t->out_group));
    deal(me, P2, t->out_group, out[0], out[0], t->n);
}

static void run_open(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    size_t bytes = t->n * element_bytes(t->in_group);
    open_shares(me, t->in_group, in[0], in[0], t->n);
    if (holds_shares(me)) {
        memset(out[other(me)], 0, bytes);
        memcpy(out[me->id], in[0], bytes);
    }
}

static void run_reveal(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    size_t bytes = t->n * element_bytes(t->in_group);
    reveal(me, P2, t->in_group, in[0], in[0], t->n);
    if (me->id == P2 && memcmp(in[0], t->arg, bytes))
        party_fail(me, "revealed something else");
    if (holds_shares(me))
        memset(out[0], 0, bytes);
}

enum { N = 5000 };

static void fill(enum group g, void *x, size_t n, unsigned seed) {
    static const ring edge[] = {0, 1, RING_MAX - 1, RING_MAX, P - 1};
    ring random = seed;
    for (size_t k = 0; k < n; k++) {
        random = random * UINT64_C(6364136223846793005) + 1;
        ring v = k < 5 ? edge[k] : random;
        if (g == MOD_P)
            ((zp *)x)[k] = (zp)((v >> 8) % P);
        else
            ((ring *)x)[k] = g == MOD_ODD ? odd_of(v) : v;
    }
}

static const size_t sizes[] = {1, 2, 63, N};

static void dealing_costs_one_share(void **state) {
    (void)state;
    static ring x[N], y[N];
    for (enum group g = MOD_L; g <= MOD_P; g++)
        for (int i = 0; i < 4; i++) {
            size_t n = sizes[i];
            struct three t = {.protocol = run_deal,
                              .n = n,
                              .arg = x,
                              .out_group = g,
                              .out = {y},
                              .out_n = {n}};
            fill(g, x, n, 1);
            three_run(&t);
            assert_memory_equal(x, y, n * element_bytes(g));
            assert_cost(deal_cost(g, n), t.cost);
            assert_int_equal(t.part[P2].dealt, cost_bytes(t.cost));
        }
}

static void opening_inverts_dealing(void **state) {
    (void)state;
    static ring x[N], y0[N], y1[N];
    for (enum group g = MOD_L; g <= MOD_P; g++)
        for (int i = 0; i < 4; i++) {
            size_t n = sizes[i];
            struct three t = {.protocol = run_open,
                              .n = n,
                              .in_group = g,
                              .out_group = g,
                              .in = {x},
                              .in_n = {n},
                              .out = {y0, y1},
                              .out_n = {n, n}};
            fill(g, x, n, 2);
            three_run(&t);
            assert_memory_equal(x, y0, n * element_bytes(g));
            assert_memory_equal(x, y1, n * element_bytes(g));
            assert_cost(open_cost(g, n), t.cost);
        }
}

static void revealing_inverts_dealing(void **state) {
    (void)state;
    static ring x[N], y[N];
    for (enum group g = MOD_L; g <= MOD_P; g++)
        for (int i = 0; i < 4; i++) {
            size_t n = sizes[i];
            struct three t = {.protocol = run_reveal,
                              .n = n,
                              .arg = x,
                              .in_group = g,
                              .out_group = g,
                              .in = {x},
                              .in_n = {n},
                              .out = {y},
                              .out_n = {n}};
            fill(g, x, n, 3);
            three_run(&t);
            assert_cost(reveal_cost(g, n), t.cost);
        }
}

enum { MANY = 100000 };

struct seen {
    enum group group;
    void *share[2];
};

static void deal_zeros(struct party *me, void *arg) {
    struct seen *seen = arg;
    void *zero = take_ring(me, MANY);
    memset(zero, 0, MANY * sizeof(ring));
    if (holds_shares(me))
        zero = seen->share[me->id];
    deal(me, OWNER, seen->group, zero, zero, MANY);
}

static void run_deal_zeros(struct seen *seen) {
    struct why why;
    if (party_threads(deal_zeros, seen, &why))
        fail_msg("%s", why.text);
}

static double chi_square(const zp *share) {
    double sum = 0, expected = (double)MANY / P;
    size_t count[P] = {0};
    for (size_t k = 0; k < MANY; k++)
        count[share[k]]++;
    for (int v = 0; v < P; v++) {
        double gap = (double)count[v] - expected;
        sum += gap * gap / expected;
    }
    return sum;
}

static void shares_of_zero_mod_p_look_uniform(void **state) {
    (void)state;
    static zp share[2][MANY];
    struct seen seen = {MOD_P, {share[P0], share[P1]}};
    run_deal_zeros(&seen);
    for (int j = P0; j <= P1; j++)
        assert_in_range((uintmax_t)chi_square(share[j]), 10, 200);
}

static void shares_of_zero_mod_L_look_uniform(void **state) {
    (void)state;
    static ring share[2][MANY];
    struct seen seen = {MOD_L, {share[P0], share[P1]}};
    run_deal_zeros(&seen);
    for (int j = P0; j <= P1; j++)
        for (int i = 0; i < ELL; i++) {
            size_t ones = 0;
            for (size_t k = 0; k < MANY; k++)
                ones += share[j][k] >> i & 1;
            assert_in_range(ones, MANY / 2 - 1300, MANY / 2 + 1300);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(dealing_costs_one_share),
    cmocka_unit_test(opening_inverts_dealing),
    cmocka_unit_test(revealing_inverts_dealing),
    cmocka_unit_test(shares_of_zero_mod_p_look_uniform),
    cmocka_unit_test(shares_of_zero_mod_L_look_uniform),
};

RUN("dealing", tests)
