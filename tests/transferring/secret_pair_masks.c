/* Tangled from chapters/48-transferred-masks.md; edit that file. */
/* Wants libsodium. */
#include <valgrind/memcheck.h>

#include "pair_runs.h"
#include "wrapped.h"

/* Is this thread a party at work on secrets? */
static _Thread_local bool at_work;

static void make_secret(const void *data, size_t bytes) {
    if (at_work)
        VALGRIND_MAKE_MEM_UNDEFINED(data, bytes);
}

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    make_secret(out, n * sizeof *out);
}

void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n) {
    __real_draw_bits(s, out, n);
    make_secret(out, (n + 63) / 64 * sizeof *out);
}

/* What is sent is open from then on. */
int __wrap_link_start(struct link *link, const struct parcel *parcel,
                      struct why *why) {
    VALGRIND_MAKE_MEM_DEFINED(parcel->out, parcel->out_bytes);
    return __real_link_start(link, parcel, why);
}

__typeof__(base_transfers) __wrap_base_transfers;

static struct key some_key(int sender, size_t i, uint64_t v) {
    return (struct key){{(uint64_t)sender * 2 + v, i}};
}

void __wrap_base_transfers(struct party *me, const struct key *session,
                           const pack *choice, struct key *chosen,
                           struct key (*pair)[2], size_t n) {
    (void)session;
    for (size_t i = 0; i < n; i++) {
        for (uint64_t v = 0; v < 2; v++)
            pair[i][v] = some_key(me->id, i, v);
        chosen[i] =
            key_select(bit_at(choice, i), some_key(other(me), i, 0),
                       some_key(other(me), i, 1));
    }
}

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
    ring *z = take_ring(me, N), *top = take_ring(me, N), bits[N];

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
    VALGRIND_GET_VBITS(z, bits, sizeof bits);
    secret[me->id] = true;
    for (size_t k = 0; k < N; k++)
        secret[me->id] &= bits[k] == UINT64_MAX;
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
    if (!RUNNING_ON_VALGRIND)
        fail_msg("run this under valgrind: make secret");
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
