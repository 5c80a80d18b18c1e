/* Tangled from chapters/54-transferred-masks.md; edit that file. */
/* Wants libsodium. */
#include "marked_two.h"
#include "pair_runs.h"

enum { N = 70 };

static bool look;      /* at a half, in a branch: a mistake */
static bool secret[2]; /* are all bits of the last numbers marked? */

static void make_all(struct party *me, const struct pair_run *p,
                     const ring *in, ring *out) {
    const struct gate g = {FAN, true, true};
    struct made *made = (void *)take_bytes(me, N * sizeof *made);
    pack *table = take_rows(me, tables_rows(ELL), N);
    pack *word = take_rows(me, gate_rows(g), N);
    struct masks r = {take_ring(me, N), made};
    ring *z = take_ring(me, N), *top = take_ring(me, N);

    (void)p, (void)in, (void)out;
    at_work = true;
    pair_masks(me, (ring *)r.r, made, N);
    pair_halves(me, r, z, top, N, 16);
    pair_tables(me, r, ELL, table, N);
    supply_word(me, g, word, N);
    mask_rows(me, word, 1, N);
    pair_coins(me, word, top, N);
    pair_chosen(me, word, r.r, z, N);
    for (size_t k = 0; look && k < N; k++)
        if (made[k].bits & 1)
            z[k]++;
    at_work = false;
    secret[me->id] = all_secret(z, N);
}

/* How often was there a branch on a secret, or an address of one? */
static unsigned complaints(void) {
    unsigned before = VALGRIND_COUNT_ERRORS;
    struct pair_run p = {.run = make_all, .n = N};

    pair_try(&p);
    return VALGRIND_COUNT_ERRORS - before;
}

static void nothing_made_branches_on_a_secret(void **state) {
    (void)state;
    expect_memcheck();
    look = false;
    assert_int_equal(complaints(), 0);
    assert_true(secret[P0] && secret[P1]);
}

static void a_branch_on_a_half_is_seen(void **state) {
    (void)state;
    look = true;
    assert_true(complaints() > 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nothing_made_branches_on_a_secret),
    cmocka_unit_test(a_branch_on_a_half_is_seen),
};

RUN("masks by transfer under valgrind", tests)
