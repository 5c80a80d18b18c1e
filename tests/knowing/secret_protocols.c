/* Tangled from chapters/68-watched.md; edit that file. */
#include "first.h"
#include "marked.h"
#include "more_subjects.h"

void __wrap_draw_odd(struct stream *s, ring *out, size_t n) {
    __real_draw_odd(s, out, n);
    make_secret(out, n * sizeof *out);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    __real_draw_below(s, out, n, bound);
    make_secret(out, n);
}

int __wrap_link_start(struct link *link, const struct parcel *parcel,
                      struct why *why) {
    struct parcel shown = *parcel;
    void *copy = malloc(parcel->out_bytes + 1);

    if (parcel->out_bytes)
        memcpy(copy, parcel->out, parcel->out_bytes);
    VALGRIND_MAKE_MEM_DEFINED(copy, parcel->out_bytes);
    shown.out = copy;
    return __real_link_start(link, &shown, why);
}

int __wrap_link_finish(struct link *link, uint64_t *depth, int patience,
                       struct why *why) {
    int status = __real_link_finish(link, depth, patience, why);

    make_secret(link->parcel.in, link->parcel.in_bytes);
    free((void *)link->parcel.out);
    return status;
}

static void run_on_secrets(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    const struct subject *subject = t->arg;

    at_work = true;
    for (int i = 0; i < THREE_MAX; i++)
        make_secret(in[i], t->in_n[i] * sizeof(ring));
    subject->run(me, t, in, out);
    at_work = false;
}

/* How often was there a branch on a secret, or an address of one? */
static unsigned complaints(const struct subject *s) {
    unsigned before = VALGRIND_COUNT_ERRORS;

    run_subject(s, run_on_secrets, s, 16, true);
    return VALGRIND_COUNT_ERRORS - before;
}

static void memcheck_is_watching(void **state) {
    (void)state;
    expect_memcheck();
}

__attribute__((noinline)) static ring second_bits(ring x) {
    ring bits = 0;

    VALGRIND_GET_VBITS(&x, &bits, sizeof bits);
    return bits;
}

static void the_worked_example_holds(void **state) {
    ring number[2] = {5, 13}, relu[2] = {5, 0}, secret = 15;
    (void)state;

    for (int i = 0; i < 2; i++) {
        ring x = number[i], mask, y;

        VALGRIND_SET_VBITS(&x, &secret, sizeof x);
        mask = ((x >> 3) - 1) & 15;
        y = x & mask;
        assert_int_equal(second_bits(x), 15);
        assert_int_equal(second_bits(x >> 3), 1);
        assert_int_equal(second_bits(mask), 15);
        assert_int_equal(second_bits(y), 15);
        assert_int_equal(second_bits((x & 3) >> 2), 0);
        VALGRIND_MAKE_MEM_DEFINED(&y, sizeof y);
        assert_int_equal(y, relu[i]);
    }
}

/* Are all bits of all results undefined? */
static void run_and_ask(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    bool *secret = *(bool *const *)t->arg;
    ring *z = take_ring(me, 1);

    (void)out;
    at_work = true;
    make_secret(in[0], sizeof(ring));
    multiply(me, in[0], in[0], z, 1);
    at_work = false;
    secret[me->id] = all_secret(z, 1);
}

static void a_product_of_secrets_is_secret(void **state) {
    bool secret[OWNER] = {false}, *where = secret;
    (void)state;

    run_subject(&subjects[0], run_and_ask, &where, 1, true);
    assert_true(secret[P0] && secret[P1]);
}

SUBJECT(first_sum,
        first_sum(me, in[0], me->id == P2 ? ROOM(n) : NULL, n))

static void run_first_shared(struct party *me, const struct three *t,
                             ring *const in[], ring *const out[]) {
    struct masked x = {in[0], NULL, t->n / 4, 4};
    struct masked theta = {in[1], NULL, 4, 4};

    (void)out;
    first_shared(me, &x, &theta, NULL,
                 me->id == P2 ? ROOM(t->n) : NULL);
}

static const struct subject firsts[] = {
    {OF(first_sum), 0, MOD_L, {1}, true},
    {OF(first_shared), 0, MOD_L, {1, 1}, true}};
enum { FIRSTS = sizeof firsts / sizeof *firsts };

static unsigned complained_of(const struct subject *s) {
    unsigned found = complaints(s);

    if (found)
        print_error("%s: %u branches or addresses depend on a secret; "
                    "see above\n",
                    s->name, found);
    return found;
}

static void no_protocol_branches_on_a_secret(void **state) {
    unsigned sum = 0;
    (void)state;

    for (int i = 0; i < ALL_SUBJECTS; i++)
        sum += complained_of(any_subject(i));
    for (int i = 0; i < FIRSTS; i++)
        sum += complained_of(&firsts[i]);
    assert_int_equal(sum, 0);
}

enum { VALUES = 8 };

__attribute__((noinline)) static void keep(ring *out, ring x) {
    *out = x;
}

static void by_branch(const ring *x, ring *out) {
    for (size_t k = 0; k < VALUES; k++)
        if (signed_of(x[k]) > 0)
            keep(&out[k], x[k]);
}

static void by_table(const ring *x, ring *out) {
    static const ring steps[] = {0, 1, 3, 7};
    for (size_t k = 0; k < VALUES; k++)
        out[k] = steps[x[k] & 3];
}

static void by_mask(const ring *x, ring *out) {
    for (size_t k = 0; k < VALUES; k++)
        out[k] = x[k] & ((x[k] >> (ELL - 1)) - 1);
}

static void by_division(const ring *x, ring *out) {
    for (size_t k = 0; k < VALUES; k++)
        out[k] = UINT32_C(1000003) / ((uint32_t)x[k] | 1);
}

static unsigned complaints_of(void (*f)(const ring *, ring *)) {
    ring x[VALUES] = {5, RING_MAX, 2, 0, 7, RING_MAX - 6, 1, 3};
    ring out[VALUES] = {0};
    unsigned before = VALGRIND_COUNT_ERRORS;

    at_work = true;
    make_secret(x, sizeof x);
    f(x, out);
    VALGRIND_MAKE_MEM_DEFINED(out, sizeof out); /* now it is wanted */
    at_work = false;
    return VALGRIND_COUNT_ERRORS - before;
}

static void a_branching_relu_is_caught(void **state) {
    (void)state;
    assert_true(complaints_of(by_branch) > 0);
    assert_true(complaints_of(by_table) > 0);
    assert_int_equal(complaints_of(by_mask), 0);
}

static void a_division_escapes_memcheck(void **state) {
    (void)state;
    assert_int_equal(complaints_of(by_division), 0);
}

static void an_undeclared_secret_escapes_memcheck(void **state) {
    ring x[VALUES] = {5, RING_MAX}, out[VALUES] = {0};
    unsigned before = VALGRIND_COUNT_ERRORS;
    (void)state;

    by_branch(x, out);
    assert_int_equal(VALGRIND_COUNT_ERRORS - before, 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(memcheck_is_watching),
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(a_product_of_secrets_is_secret),
    cmocka_unit_test(a_branching_relu_is_caught),
    cmocka_unit_test(a_division_escapes_memcheck),
    cmocka_unit_test(an_undeclared_secret_escapes_memcheck),
    cmocka_unit_test(no_protocol_branches_on_a_secret),
};

RUN("secrets under valgrind", tests)
