/* Tangled from chapters/22-compare.md; edit that file. */
#include "network.h"
#include "pairs.h"
#include "terms.h"
#include "wrapped.h"

/* Each shift with each place of the first difference, and with none. */
enum { N = ELL * (ELL + 1) };

/* Are the dice of this thread, a party, loaded? What P2 then hears. */
static _Thread_local bool loaded;
static zp heard[2][ELL * N];

static zp factor_at(size_t i, size_t k) {
    return (zp)((i + 3 * k) % (P - 1) + 1);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    __real_draw_below(s, out, n, bound);
    for (size_t k = 0; loaded && k < n; k++)
        if (bound == ELL)
            out[k] = (uint8_t)(k % ELL);
        else if (bound == P - 1)
            out[k] = (uint8_t)(factor_at(k / N, k % N) - 1);
}

void __wrap_recv_from(struct party *me, int peer, void *in,
                      size_t bytes) {
    __real_recv_from(me, peer, in, bytes);
    if (loaded && me->id == P2)
        memcpy(heard[peer], in, bytes);
}

static void run_loaded(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    loaded = true;
    run_pairs(me, t, in, out);
    loaded = false;
}

/* Pairs of x and t = r + beta, and their comparison. */
static void compare_loaded(ring *x, const ring *t, uint8_t beta) {
    static zp bits[ELL * N];
    static ring r[N];
    static uint8_t betas[N], flag[N];
    struct pairs pairs = {r, betas, flag};
    struct three three = {.protocol = run_loaded,
                          .n = N,
                          .arg = &pairs,
                          .in_group = MOD_P,
                          .in = {(const ring *)bits},
                          .in_n = {ELL * N}};

    for (size_t k = 0; k < N; k++)
        r[k] = t[k] - beta;
    memset(betas, beta, N);
    bits_of(x, bits, N);
    three_run(&three);
}

static void differ(ring *x, ring *t, ring below, uint64_t seed) {
    struct splitmix random = {seed};

    for (size_t k = 0; k < N; k++) {
        size_t place = k / ELL;
        ring first = place < ELL ? (ring)1 << place : 0;
        ring some = splitmix_next(&random) | below;

        t[k] = splitmix_next(&random);
        x[k] = t[k] ^ first ^ (first ? some & (first - 1) : 0);
    }
}

/* The largest term of all. */
static int check_terms(const ring *x, const ring *t, uint8_t beta) {
    int largest = 0;

    for (size_t k = 0; k < N; k++) {
        int c[ELL];

        compare_terms(beta ? t[k] : x[k], beta ? x[k] : t[k], c);
        for (size_t i = 0; i < ELL; i++) {
            size_t at = (i + k) % ELL * N + k;
            zp sum = zp_add(heard[P0][at], heard[P1][at]);

            assert_int_equal(sum, zp_mul((zp)c[i], factor_at(i, k)));
            largest = c[i] > largest ? c[i] : largest;
        }
    }
    return largest;
}

static void each_term_goes_where_its_shift_says(void **state) {
    static ring x[N], t[N];
    (void)state;

    for (uint8_t beta = 0; beta < 2; beta++) {
        differ(x, t, 0, 1);
        compare_loaded(x, t, beta);
        check_terms(x, t, beta);
        differ(x, t, RING_MAX, 2);
        compare_loaded(x, t, beta);
        assert_int_equal(check_terms(x, t, beta), ELL + 1);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_term_goes_where_its_shift_says),
};

RUN("terms of a comparison at full size", tests)
