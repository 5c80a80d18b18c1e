/* Tangled from chapters/55-transferred-products.md; edit that file. */
/* Wants libsodium. */
#include "marked_two.h"
#include "pair_product.h"
#include "pair_ternary.h"

__typeof__(transfer) __wrap_transfer;
__typeof__(transfer_delta) __wrap_transfer_delta;

struct key __wrap_transfer_delta(const struct transfers *t) {
    struct key delta = {{UINT64_C(0x123456789abcdef), 99}};

    (void)t;
    make_secret(&delta, sizeof delta);
    return delta;
}

void __wrap_transfer(struct party *me, struct transfers *t, int sender,
                     const pack *choice, struct key *key, size_t n) {
    struct key delta = __wrap_transfer_delta(t);

    for (size_t k = 0; k < n; k++) {
        struct key q = {{k, (uint64_t)sender}};

        key[k] = me->id == sender ? q
                                  : key_select(bit_at(choice, k), q,
                                               key_xor(q, delta));
    }
    make_secret(key, n * sizeof *key);
}

enum { N = 3 };

struct work {
    bool branch;    /* on a number: a mistake */
    bool secret[2]; /* are the shares undefined? */
};

static void work(struct party *me, void *arg) {
    struct work *w = arg;
    struct pair state = {NULL, 0};
    const struct maker maker = {.state = &state};
    struct linear a = linear_dense(N, N, N);
    ring x[N * N] = {1, 2, 3}, y[N * N] = {4, 5, 6}, z[2][N * N];
    struct ternary_bits t = {x, y};

    at_work = true;
    make_secret(x, sizeof x);
    make_secret(y, sizeof y);
    me->maker = &maker;
    pair_linear(me, &a, GRADIENT, x, y, z[0]);
    pair_ternary_product(me, t, x, z[1], N, N, N, ELL / 2);
    me->maker = NULL;
    if (w->branch && x[0] & 1)
        z[0][0]++;
    at_work = false;
    w->secret[me->id] = all_secret(z[0], N * N);
}

/* How often was there a branch on a secret, or an address of one? */
static unsigned complaints(struct work *w) {
    unsigned before = VALGRIND_COUNT_ERRORS;

    two_run(work, w);
    return VALGRIND_COUNT_ERRORS - before;
}

static void no_product_branches_on_a_secret(void **state) {
    struct work w = {.branch = false};

    (void)state;
    expect_memcheck();
    assert_int_equal(complaints(&w), 0);
    assert_true(w.secret[P0] && w.secret[P1]);
}

static void a_branch_on_a_number_is_seen(void **state) {
    struct work w = {.branch = true};

    (void)state;
    assert_true(complaints(&w) > 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_product_branches_on_a_secret),
    cmocka_unit_test(a_branch_on_a_number_is_seen),
};

RUN("products by transfer under valgrind", tests)
