/* Tangled from chapters/30-relu.md; edit that file. */
#include "sign.h"
#include "three.h"

void ex_between(struct party *me, const ring *x, ring lo, ring hi,
                ring *out, size_t n);

static void between(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    const int64_t *bound = t->arg;
    ex_between(me, in[0], ring_of(bound[0]), ring_of(bound[1]), out[0],
               t->n);
}

enum { N = 9 };
static const int64_t x[N] = {-1000, -6, -5, -4, 0, 9, 10, 11, 65536};

static struct cost run(const int64_t bound[2], ring *got) {
    ring in[N];
    struct three t = {.protocol = between,
                      .n = N,
                      .arg = bound,
                      .in = {in},
                      .in_n = {N},
                      .out = {got},
                      .out_n = {N}};
    for (int k = 0; k < N; k++)
        in[k] = ring_of(x[k]);
    three_run(&t);
    return t.cost;
}

static void what_lies_between_is_found(void **state) {
    (void)state;
    static const int64_t bounds[][2] = {
        {-5, 10}, {0, 1}, {10, 10}, {-2000, 100000}};
    ring got[N];
    for (int i = 0; i < 4; i++) {
        const int64_t *b = bounds[i];
        run(b, got);
        for (int k = 0; k < N; k++)
            assert_number(b[0] <= x[k] && x[k] < b[1], got[k],
                          "[%lld <= %lld < %lld]", (long long)b[0],
                          (long long)x[k], (long long)b[1]);
    }
}

static void one_opening_serves_both_bounds(void **state) {
    (void)state;
    ring got[N];
    struct cost two =
        cost_then(sign_bits_cost(ELL, 2 * N), open_flags_cost(N));
    struct cost want = cost_then(open_masked_cost(N), two);
    struct cost spent = run((int64_t[]){-5, 10}, got);
    if (spent.rounds > want.rounds || spent.online > want.online)
        fail_msg("%zu bytes online in %zu rounds; enough are %zu in "
                 "%zu",
                 (size_t)spent.online, (size_t)spent.rounds,
                 (size_t)want.online, (size_t)want.rounds);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_lies_between_is_found),
    cmocka_unit_test(one_opening_serves_both_bounds),
};

RUN("exercise: between", tests)
