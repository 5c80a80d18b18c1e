/* Tangled from chapters/41-promise.md; edit that file. */
#include "relu.h"
#include "three.h"
#include "wrapped.h"

/* What colluding parties write down, each its own line. */
struct notes {
    ring opened, mask;
};

/* What this thread, a party, does besides its duty. */
struct mischief {
    const struct party *me;
    struct notes *notes; /* colludes, if not NULL */
    bool lies;
};

static _Thread_local struct mischief mischief;

/* The first number that is opened. */
void __wrap_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n) {
    __real_open_shares(me, g, x, out, n);
    if (mischief.notes && holds_shares(me))
        memcpy(&mischief.notes->opened, out, sizeof(ring));
}

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    if (mischief.notes && mischief.me->id == P2 && n == 2)
        mischief.notes->mask += out[0];
}

struct pair {
    int with; /* P2 colludes with this one */
    struct notes notes;
};

static void run_pair(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    struct pair *pair = (struct pair *)(uintptr_t)t->arg;
    bool in_it = me->id == P2 || me->id == pair->with;

    mischief =
        (struct mischief){me, in_it ? &pair->notes : NULL, false};
    multiply(me, in[0], in[1], out[0], 1);
    mischief = (struct mischief){NULL, NULL, false};
}

static void two_together_know_everything(void **state) {
    const ring x = 25, y = 123456789;
    (void)state;

    for (int with = P0; with <= P1; with++) {
        struct pair pair = {.with = with};
        ring z;
        struct three t = {.protocol = run_pair,
                          .n = 1,
                          .arg = &pair,
                          .in = {&x, &y},
                          .in_n = {1, 1},
                          .out = {&z},
                          .out_n = {1}};

        three_run(&t);
        assert_true(z == x * y);
        assert_true(pair.notes.opened + pair.notes.mask == x);
    }
}

static void the_worked_example_holds(void **state) {
    const ring x0 = 50, x1 = 39, a0 = 11, a1 = 19, L6 = 64;
    ring e = (x0 + x1 - a0 - a1) % L6;
    (void)state;

    assert_int_equal((x0 + x1) % L6, 25);
    assert_int_equal(a0 + a1, 30);
    assert_int_equal(e, 59);
    assert_int_equal((e + 30) % L6, 25);
}

void __real_private_compare(struct party *me, const zp *bits,
                            const ring *r, const uint8_t *beta,
                            uint8_t *flag, size_t n);
void __wrap_private_compare(struct party *me, const zp *bits,
                            const ring *r, const uint8_t *beta,
                            uint8_t *flag, size_t n);

void __wrap_private_compare(struct party *me, const zp *bits,
                            const ring *r, const uint8_t *beta,
                            uint8_t *flag, size_t n) {
    __real_private_compare(me, bits, r, beta, flag, n);
    if (mischief.lies)
        flag[0] ^= 1;
}

static void run_relu_with_a_liar(struct party *me,
                                 const struct three *t,
                                 ring *const in[], ring *const out[]) {
    mischief = (struct mischief){me, NULL, me->id == P2};
    relu(me, in[0], out[0], out[1], t->n);
    mischief = (struct mischief){NULL, NULL, false};
}

static void a_lie_changes_a_sign_and_nobody_notices(void **state) {
    const ring x[] = {5, 7, ring_of(-3), 2};
    const ring want[] = {0, 7, 0, 2}, bits[] = {0, 1, 0, 1};
    ring y[4], bit[4];
    struct three t = {.protocol = run_relu_with_a_liar,
                      .n = 4,
                      .in = {x},
                      .in_n = {4},
                      .out = {y, bit},
                      .out_n = {4, 4}};
    (void)state;

    three_run(&t); /* fails if any party does */
    assert_ring_equal(want, y, 4);
    assert_ring_equal(bits, bit, 4);
    assert_cost(relu_cost(4), t.cost);
}

static void run_relu_of_a_guesser(struct party *me,
                                  const struct three *t,
                                  ring *const in[], ring *const out[]) {
    ring guess = me->id == P0 ? *(const ring *)t->arg : 0;

    in[0][0] -= guess;
    relu(me, in[0], out[0], out[1], 1);
    if (me->id == P0)
        out[0][0] += guess;
}

/* The owner, who has x > 0, expects x. */
static bool owner_complains(ring x, ring guess) {
    ring y, bit;
    struct three t = {.protocol = run_relu_of_a_guesser,
                      .n = 1,
                      .arg = &guess,
                      .in = {&x},
                      .in_n = {1},
                      .out = {&y, &bit},
                      .out_n = {1, 1}};

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
    cmocka_unit_test(two_together_know_everything),
    cmocka_unit_test(a_lie_changes_a_sign_and_nobody_notices),
    cmocka_unit_test(complaints_tell_a_liar_the_secret),
};

RUN("lies", tests)
