/* Tangled from chapters/22-compare.md; edit that file. */
#include "three.h"

void ex_same(struct party *me, const zp *bits, const ring *r,
             uint8_t *flag, size_t n);

enum { N = 4000 };
struct same {
    const ring *r;
    uint8_t *flag;
    zp *seen; /* what P2 adds up, if it looks for itself */
};

static void run_same(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct same *s = t->arg;
    (void)out;
    if (me->id != P2)
        ex_same(me, (const zp *)in[0], s->r, NULL, N);
    else if (s->seen)
        reveal(me, P2, MOD_P, NULL, s->seen, N);
    else
        ex_same(me, NULL, NULL, s->flag, N);
}

static struct cost ask(const ring *x, const struct same *s) {
    static zp bits[ELL * N];
    struct three t = {.protocol = run_same,
                      .arg = s,
                      .in_group = MOD_P,
                      .in = {(const ring *)bits},
                      .in_n = {ELL * N}};
    bits_of(x, bits, N);
    three_run(&t);
    return t.cost;
}

static void equal_numbers_and_only_they_are_found(void **state) {
    (void)state;
    static ring x[N], r[N];
    static uint8_t flag[N];
    for (size_t k = 0; k < N; k++) {
        r[k] = (k + 1) * 0x9e3779b97f4a7c15;
        x[k] = r[k] ^ (k % 3 ? UINT64_C(1) << k % 64 : 0);
    }
    r[0] = 0, x[0] = RING_MAX; /* they differ everywhere */
    struct cost cost = ask(x, &(struct same){r, flag, NULL});
    for (size_t k = 0; k < N; k++)
        assert_number(x[k] == r[k], flag[k], "is %lld = %lld",
                      (long long)x[k], (long long)r[k]);
    assert_cost((struct cost){1, 2 * N, 0}, cost);
}

static void unequal_numbers_all_look_alike(void **state) {
    (void)state;
    static ring x[N], r[N];
    static zp seen[N];
    unsigned count[P] = {0};
    for (size_t k = 0; k < N; k++)
        x[k] = 1;
    ask(x, &(struct same){r, NULL, seen});
    for (size_t k = 0; k < N; k++)
        count[seen[k]]++;
    assert_number(0, count[0], "how often P2 adds up 0");
    for (unsigned v = 1; v < P; v++)
        assert_real((double)(2 * N) / P, count[v],
                    (double)(2 * N) / P - 1,
                    "how often of %d P2 adds up %u", N, v);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(equal_numbers_and_only_they_are_found),
    cmocka_unit_test(unequal_numbers_all_look_alike),
};

RUN("exercise: are they the same?", tests)
