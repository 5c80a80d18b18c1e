/* Tangled from chapters/70-evidence.md; edit that file. */
#include <stdlib.h>

#include "by_recipe.h"
#include "check.h"
#include "some_shifts.h"
#include "wrapped.h"

static void the_worked_example_holds(void **state) {
    const unsigned x = 25, other = 33, a = 30, L6 = 64;
    unsigned e = (x - a) % L6, again = (other - a) % L6;
    (void)state;

    assert_int_equal(e, 59);
    assert_int_equal(again, 3);
    assert_int_equal((again - e) % L6, 8);
    assert_int_equal(other - x, 8);
}

/* A number of 58 bits or more that `holder` drew. */
struct drawn {
    uint64_t number;
    int holder, peer, purpose;
};

/* All that this thread, a party, has drawn; if `me` is not NULL. Small
   numbers wait until there are enough of them. */
struct notebook {
    const struct party *me;
    struct drawn *drawn;
    size_t count, room;
    struct {
        uint64_t number, span;
    } waiting[ROLES][PURPOSES];
};
static _Thread_local struct notebook *notebook;

static void write_number(struct notebook *b, int peer, int purpose,
                         uint64_t number) {
    if (b->count == b->room) {
        b->room = b->room ? 2 * b->room : 1024;
        b->drawn = realloc(b->drawn, b->room * sizeof *b->drawn);
        if (!b->drawn)
            abort();
    }
    b->drawn[b->count++] =
        (struct drawn){number, b->me->id, peer, purpose};
}

/* A number below `bound` came out of a stream; bound 0: a word. */
static void write_down(const struct stream *s, uint64_t number,
                       unsigned bound) {
    struct notebook *b = notebook;

    for (int peer = P0; peer < ROLES; peer++)
        for (int i = 0; i < PURPOSES; i++) {
            if (b->me->with[peer][i] != s)
                continue;
            if (bound == 0) {
                write_number(b, peer, i, number);
                continue;
            }
            uint64_t *span = &b->waiting[peer][i].span;
            uint64_t *sum = &b->waiting[peer][i].number;

            *sum = *sum * bound + number;
            *span = (*span ? *span : 1) * bound;
            if (*span > UINT64_MAX / 67) {
                write_number(b, peer, i, *sum);
                *sum = *span = 0;
            }
        }
}

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    for (size_t k = 0; notebook && k < n; k++)
        write_down(s, out[k], 0);
}

void __wrap_draw_odd(struct stream *s, ring *out, size_t n) {
    __real_draw_odd(s, out, n);
    for (size_t k = 0; notebook && k < n; k++)
        write_down(s, out[k], 0);
}

void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n) {
    __real_draw_bits(s, out, n);
    for (size_t k = 0; notebook && k < n; k++)
        write_down(s, out[k / 64] >> k % 64 & 1, 2);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    __real_draw_below(s, out, n, bound);
    for (size_t k = 0; notebook && k < n; k++)
        write_down(s, out[k], bound);
}

static int by_number(const void *a, const void *b) {
    const struct drawn *x = a, *y = b;

    return (x->number > y->number) - (x->number < y->number);
}

/* Two holders of one key? */
static bool are_partners(const struct drawn *a, const struct drawn *b) {
    return a->number == b->number && a->holder == b->peer &&
           a->peer == b->holder && a->purpose == b->purpose;
}

/* Has each of n numbers come to two partners, and to nobody else? */
static bool once_each(struct drawn *d, size_t n) {
    static const char *const role[] = {"P0", "P1", "P2", "the owner"};

    qsort(d, n, sizeof *d, by_number);
    for (size_t k = 0; k < n; k += 2)
        if (k + 1 == n || !are_partners(&d[k], &d[k + 1]) ||
            (k + 2 < n && d[k + 2].number == d[k].number)) {
            print_error(
                "a number that %s drew with %s came more often, "
                "or to one of them alone\n",
                role[d[k].holder], role[d[k].peer]);
            return false;
        }
    return true;
}

struct job {
    void (*run)(struct party *me);
    struct notebook book[ROLES];
};

static void write_and_run(struct party *me, void *arg) {
    struct job *job = arg;

    notebook = &job->book[me->id];
    notebook->me = me;
    job->run(me);
    notebook = NULL;
}

/* Does `run` use each number once? */
static bool uses_once(void (*run)(struct party *me)) {
    struct job job = {.run = run};
    struct drawn *all;
    struct why why;
    size_t n = 0;
    bool once;

    if (party_threads(write_and_run, &job, &why))
        fail_msg("%s", why.text);
    for (int id = P0; id < ROLES; id++)
        n += job.book[id].count;
    assert_true(n > 0);
    all = malloc(n * sizeof *all);
    n = 0;
    for (int id = P0; id < ROLES; id++) {
        const struct notebook *b = &job.book[id];

        for (size_t k = 0; k < b->count; k++)
            all[n++] = b->drawn[k];
        free(b->drawn);
    }
    once = once_each(all, n);
    free(all);
    return once;
}

static const struct network tiny_net = {
    "tiny",
    3,
    {{DENSE, 3, 4, WHOLE}, {RELU, 4, 4, WHOLE}, {DENSE, 4, 3, WHOLE}}};

/* Ternary weights are cut after the second of the steps. */
static void three_steps(struct party *me, struct scale scale,
                        const struct shifts *shifts) {
    struct recipe recipe = {&tiny_net,    4,       scale,
                            {.shift = 5}, SOFTMAX, shifts};
    struct securenet s = securenet_open(me, recipe);
    ring *share = take_ring(me, 12), *onehot = take_ring(me, 12);
    struct masked x = {NULL, take_ring(me, 12), 4, 3};

    s.steps = CUT_EVERY - 2;
    memset(s.theta, 0, network_parameters(&tiny_net) * sizeof(ring));
    for (int i = 0; i < 3; i++) {
        deal_masked(me, share, share, &x);
        deal(me, OWNER, MOD_L, onehot, onehot, 12);
        if (me->id != OWNER)
            recipe_step(me, &s, x, onehot);
    }
}

static void steps_by_coin(struct party *me) {
    three_steps(me, scale_of(16, COIN), NULL);
}

static void steps_to_nearest(struct party *me) {
    three_steps(me, scale_of(16, EXACT), NULL);
}

static void steps_as_published(struct party *me) {
    three_steps(me, (struct scale){16, LOCAL, {SECURE_NN, ELL}}, NULL);
}

static void steps_of_few_bits(struct party *me) {
    three_steps(me, fewnet_scale(&few, COIN), &few);
}

static void steps_of_three_kinds(struct party *me) {
    three_steps(me, fewnet_scale(&ternary, COIN), &ternary);
}

static void in_three_steps_each_number_is_used_once(void **state) {
    (void)state;
    assert_true(uses_once(steps_by_coin));
    assert_true(uses_once(steps_to_nearest));
    assert_true(uses_once(steps_as_published));
    assert_true(uses_once(steps_of_few_bits));
    assert_true(uses_once(steps_of_three_kinds));
}

static void seed_with(struct party *me, int peer) {
    const struct seed seed = {{9}};
    struct stream **s = &me->with[peer][BLIND];

    stream_close(*s);
    *s = stream_open(&seed);
}

static void begin_again(struct party *me) {
    ring word[3];

    for (int i = 0; holds_shares(me) && i < 2; i++) {
        seed_with(me, other(me));
        draw_ring(me->with[other(me)][BLIND], word, 3);
    }
}

static void one_seed_for_two(struct party *me) {
    ring word[3];

    for (int peer = P0; peer <= P2; peer++)
        if (peer != me->id && (peer == P0 || me->id == P0)) {
            seed_with(me, peer);
            draw_ring(me->with[peer][BLIND], word, 3);
        }
}

static void a_number_used_twice_is_noticed(void **state) {
    (void)state;
    assert_false(uses_once(begin_again));
    assert_false(uses_once(one_seed_for_two));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(in_three_steps_each_number_is_used_once),
    cmocka_unit_test(a_number_used_twice_is_noticed),
};

RUN("no number twice", tests)
