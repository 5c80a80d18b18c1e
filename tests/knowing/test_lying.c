/* Tangled from chapters/69-lying.md; edit that file. */
#include "more_subjects.h"
#include "wrapped.h"

/* What this thread, a party, does besides its duty. */
struct mischief {
    const struct party *me;
    bool lies;
    const struct spy *spy; /* keeps notes, if not NULL */
};

static _Thread_local struct mischief mischief;

/* A subject, and how much P0 and P1 tell P2 in it. */
struct told {
    const struct subject *subject;
    uint64_t *bytes;
};

static void run_told(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct told *told = t->arg;
    uint64_t before = me->link[P2].bytes;

    told->subject->run(me, t, in, out);
    if (holds_shares(me))
        told->bytes[me->id] = me->link[P2].bytes - before;
}

static void the_helper_is_told_nothing(void **state) {
    (void)state;
    for (int i = 0; i < ALL_SUBJECTS; i++) {
        const struct subject *s = any_subject(i);
        uint64_t bytes[2];
        struct told told = {s, bytes};

        run_subject(s, run_told, &told, 16, false);
        for (int id = P0; id <= P1; id++)
            if ((bytes[id] > 0) != s->helper_hears)
                fail_msg("%s: P%d tells P2 %d bytes", s->name, id,
                         (int)bytes[id]);
    }
}

static void the_worked_example_holds(void **state) {
    const int x0 = 2, x1 = 3, r0 = 1, r1 = 2;
    const int sign[4][4] = {
        {1, 1, 0, 0}, {1, 0, 0, 1}, {0, 0, 1, 1}, {0, 1, 1, 0}};
    (void)state;

    assert_int_equal((x0 + x1) % 4, 1);
    assert_int_equal((x0 + r0 + x1 + r1) % 4, 0);
    /* P0 says 0 in place of x0 + r0. */
    assert_int_equal((0 + x1 + r1 - r0 - r1 + 4) % 4, 2);
    for (int x = 0; x < 4; x++)
        for (int more = 0; more < 4; more++)
            assert_int_equal(sign[x][more], (x + more) % 4 < 2);
}

/* What a spy at P2 wants to know, and what it hears. */
enum { SPIED = 256 };
struct spy {
    ring r[SPIED];
    uint8_t zero[SPIED];
};

__typeof__(deal) __real_deal, __wrap_deal;

/* Of the bits that P2 deals, the highest are twos. */
void __wrap_deal(struct party *me, int dealer, enum group g,
                 const void *x, void *out, size_t n) {
    size_t mark = arena_mark(me), values = n / ELL;
    zp *lie = take_bytes(me, n);

    if (mischief.lies && me->id == P2 && g == MOD_P) {
        memcpy(lie, x, n);
        memset(lie + n - values, 2, values);
        x = lie;
    }
    __real_deal(me, dealer, g, x, out, n);
    arena_release(me, mark);
}

__typeof__(private_compare) __real_private_compare,
    __wrap_private_compare;

/* P0 notes what is compared, P2 what it finds. */
void __wrap_private_compare(struct party *me, const zp *bits,
                            const ring *r, const uint8_t *beta,
                            uint8_t *flag, size_t n) {
    struct spy *spy = (struct spy *)(uintptr_t)mischief.spy;

    __real_private_compare(me, bits, r, beta, flag, n);
    if (spy && me->id == P0)
        memcpy(spy->r, r, n * sizeof *r);
    if (spy && me->id == P2)
        memcpy(spy->zero, flag, n);
}

static void run_spied(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    const struct mischief *m = t->arg;

    mischief = (struct mischief){me, m->lies, m->spy};
    drelu(me, in[0], out[0], t->n, PUBLISHED);
    mischief = (struct mischief){NULL, false, NULL};
}

/* How often does P2 find a zero, where the top bit of what is opened is
   clear, and where it is set? */
static void zeros_found(bool lies, int found[2]) {
    static struct spy spy;
    const struct mischief m = {NULL, lies, &spy};
    ring x[SPIED] = {0}, sign[SPIED];

    three_map(run_spied, &m, MOD_L, x, MOD_L, sign, SPIED);
    found[0] = found[1] = 0;
    for (size_t k = 0; k < SPIED; k++)
        found[spy.r[k] >> (ELL - 1)] += spy.zero[k];
}

static void a_lying_helper_reads_a_bit(void **state) {
    int found[2];
    (void)state;

    zeros_found(false, found);
    assert_true(found[0] > 20 && found[1] > 20);
    zeros_found(true, found);
    assert_int_equal(found[0], 0);
    assert_true(found[1] > 64);
}

__typeof__(deal_rows) __real_deal_rows, __wrap_deal_rows;

/* Of what is dealt as a single row, P2 turns the first bit around. */
void __wrap_deal_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n) {
    size_t mark = arena_mark(me);
    pack *lie = take_rows(me, rows, n);

    if (mischief.lies && me->id == P2 && rows == 1) {
        memcpy(lie, x, packs(n) * sizeof *lie);
        lie[0] ^= 1;
        x = lie;
    }
    __real_deal_rows(me, x, out, rows, n);
    arena_release(me, mark);
}

static void run_relu_with_a_liar(struct party *me,
                                 const struct three *t,
                                 ring *const in[], ring *const out[]) {
    struct flags bit = take_flags(me, t->n);

    mischief = (struct mischief){me, true, NULL};
    relu(me, in[0], out[0], bit, t->n, WHOLE_RING);
    mischief = (struct mischief){NULL, false, NULL};
}

static void a_lie_changes_a_sign_and_nobody_notices(void **state) {
    const ring x[] = {5, 7, ring_of(-3), 2}, want[] = {0, 7, 0, 2};
    ring y[4];
    (void)state;

    /* Fails if any party does. */
    struct cost cost =
        three_map(run_relu_with_a_liar, NULL, MOD_L, x, MOD_L, y, 4);
    assert_ring_equal(want, y, 4);
    assert_cost(relu_cost(4, WHOLE_RING), cost);
}

static void run_relu_of_a_guesser(struct party *me,
                                  const struct three *t,
                                  ring *const in[], ring *const out[]) {
    ring guess = me->id == P0 ? *(const ring *)t->arg : 0;

    in[0][0] -= guess;
    relu(me, in[0], out[0], take_flags(me, 1), 1, WHOLE_RING);
    if (me->id == P0)
        out[0][0] += guess;
}

/* The owner, who has x > 0, expects x. */
static bool owner_complains(ring x, ring guess) {
    ring y;
    struct three t = {.protocol = run_relu_of_a_guesser,
                      .n = 1,
                      .arg = &guess,
                      .in = {&x},
                      .in_n = {1},
                      .out = {&y},
                      .out_n = {1}};

    three_run(&t);
    return y != x;
}

static void complaints_tell_a_liar_the_secret(void **state) {
    const ring secret = 3141592;
    ring low = 0, high = 1 << 24;
    int questions = 0;
    (void)state;

    for (; high - low > 1; questions++) {
        ring middle = (low + high) / 2;

        if (owner_complains(secret, middle))
            high = middle;
        else
            low = middle;
    }
    assert_true(low == secret);
    assert_int_equal(questions, 24);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(the_helper_is_told_nothing),
    cmocka_unit_test(a_lying_helper_reads_a_bit),
    cmocka_unit_test(a_lie_changes_a_sign_and_nobody_notices),
    cmocka_unit_test(complaints_tell_a_liar_the_secret),
};

RUN("lies", tests)
