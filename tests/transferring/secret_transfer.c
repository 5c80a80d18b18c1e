/* Tangled from chapters/53-million-transfers.md; edit that file. */
/* Wants libsodium. */
#include "marked_two.h"

__typeof__(seed_fresh) __real_seed_fresh, __wrap_seed_fresh;

void __wrap_seed_fresh(struct seed *s) {
    __real_seed_fresh(s);
    make_secret(s, sizeof *s);
}

/* Libsodium asks whether a point is one, and whether what comes out is
   the neutral element. It never is; but valgrind cannot know. So it
   looks away there, and what comes out is as secret as what went in. */
#define NOT_WATCHED(call, out)                                         \
    do {                                                               \
        int status;                                                    \
                                                                       \
        VALGRIND_DISABLE_ERROR_REPORTING;                              \
        status = call;                                                 \
        VALGRIND_ENABLE_ERROR_REPORTING;                               \
        VALGRIND_MAKE_MEM_DEFINED(&status, sizeof status);             \
        make_secret(out, sizeof *(out));                               \
        return status;                                                 \
    } while (0)

__typeof__(point_base) __real_point_base, __wrap_point_base;
__typeof__(point_times) __real_point_times, __wrap_point_times;
__typeof__(point_add) __real_point_add, __wrap_point_add;

int __wrap_point_base(const struct scalar *x, struct point *out) {
    NOT_WATCHED(__real_point_base(x, out), out);
}

int __wrap_point_times(const struct scalar *x, const struct point *p,
                       struct point *out) {
    NOT_WATCHED(__real_point_times(x, p, out), out);
}

int __wrap_point_add(const struct point *p, const struct point *q,
                     struct point *out) {
    NOT_WATCHED(__real_point_add(p, q, out), out);
}

enum { N = 100 };

struct work {
    struct transfers *of[2];
    bool branch;    /* on the choice: a mistake */
    bool secret[2]; /* are all bits of the pads undefined? */
};

static const struct key NO_FLIP;

/* P0, P1: two keys, from points. */
static void choose_points(struct party *me) {
    const struct key session = {{1, 2}};
    struct key chosen[2], pair[2][2];
    pack choice = 1;

    make_secret(&choice, sizeof choice);
    __real_base_transfers(me, &session, &choice, chosen, pair, 2);
}

static void transfer_keys(struct party *me, struct work *w,
                          uint64_t *pad) {
    pack choice[2] = {UINT64_C(0x123456789abcdef), 77};
    struct key key[N], delta;

    make_secret(choice, sizeof choice);
    w->of[me->id] = transfers_open(me);
    delta = transfer_delta(w->of[me->id]);
    transfer(me, w->of[me->id], P0, choice, key, N);
    transfer_pads(key, me->id == P0 ? delta : NO_FLIP, 1, 0, pad, N, 1);
    for (size_t k = 0; w->branch && k < N; k++)
        if (bit_at(choice, k))
            pad[k]++;
}

static void work(struct party *me, void *arg) {
    struct work *w = arg;
    uint64_t pad[N];

    at_work = true;
    choose_points(me);
    transfer_keys(me, w, pad);
    at_work = false;
    w->secret[me->id] = all_secret(pad, N);
}

/* How often was there a branch on a secret, or an address of one? */
static unsigned complaints(struct work *w) {
    unsigned before = VALGRIND_COUNT_ERRORS;

    two_run(work, w);
    transfers_close(w->of[P0]);
    transfers_close(w->of[P1]);
    return VALGRIND_COUNT_ERRORS - before;
}

static void no_transfer_branches_on_a_secret(void **state) {
    struct work w = {.branch = false};

    (void)state;
    expect_memcheck();
    assert_int_equal(complaints(&w), 0);
    assert_true(w.secret[P0] && w.secret[P1]);
}

static void a_branch_on_the_choice_is_seen(void **state) {
    struct work w = {.branch = true};

    (void)state;
    assert_true(complaints(&w) > 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_transfer_branches_on_a_secret),
    cmocka_unit_test(a_branch_on_the_choice_is_seen),
};

RUN("transfers under valgrind", tests)
