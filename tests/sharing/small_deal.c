/* Tangled from chapters/16-dealing.md; edit that file. */
#include "three.h"

static const unsigned modulus[] = {64, 63, 11};

static void the_worked_example_holds(void **state) {
    (void)state;
    ring x = 25, p0 = 50, p1, zero = 17;
    group_sub(MOD_L, &x, &p0, &p1, 1);
    assert_int_equal(p1, 39);
    group_add(MOD_L, &p0, &zero, &p0, 1);
    group_sub(MOD_L, &p1, &zero, &p1, 1);
    assert_int_equal(p0, 3);
    assert_int_equal(p1, 22);
    group_add(MOD_L, &p0, &p1, &x, 1);
    assert_int_equal(x, 25);
}

/* One element in the group's own type, at `place`, and back again. */
static void put(enum group g, void *place, unsigned x) {
    if (g == MOD_P)
        *(zp *)place = (zp)x;
    else
        *(ring *)place = x;
}

static unsigned get(enum group g, const void *place) {
    return g == MOD_P ? *(const zp *)place
                      : (unsigned)*(const ring *)place;
}

static void sums_and_differences_are_those_of_the_group(void **state) {
    (void)state;
    for (enum group g = MOD_L; g <= MOD_P; g++) {
        unsigned m = modulus[g];
        for (unsigned a = 0; a < m; a++)
            for (unsigned b = 0; b < m; b++) {
                ring x, y, out;
                put(g, &x, a);
                put(g, &y, b);
                group_add(g, &x, &y, &out, 1);
                assert_int_equal(get(g, &out), (a + b) % m);
                group_sub(g, &x, &y, &out, 1);
                assert_int_equal(get(g, &out), (a + m - b) % m);
            }
    }
}

static void a_dealt_share_takes_each_value_once(void **state) {
    (void)state;
    for (enum group g = MOD_L; g <= MOD_P; g++)
        for (unsigned x = 0; x < modulus[g]; x++) {
            int count[64] = {0};
            for (unsigned m = 0; m < modulus[g]; m++) {
                ring value, drawn, share;
                put(g, &value, x);
                put(g, &drawn, m);
                group_sub(g, &value, &drawn, &share, 1);
                count[get(g, &share)]++;
            }
            for (unsigned v = 0; v < modulus[g]; v++)
                assert_int_equal(count[v], 1);
        }
}

static void refresh_and_pass_on(struct party *me, const struct three *t,
                                ring *const in[], ring *const out[]) {
    if (!holds_shares(me))
        return;
    refresh(me, t->in_group, in[0], t->n);
    memcpy(out[0], in[0], t->n * element_bytes(t->in_group));
}

static void what_is_dealt_is_revealed(void **state) {
    (void)state;
    ring x[64], y[64];
    zp a[11], b[11];
    struct three t = {
        .protocol = refresh_and_pass_on, .in = {x}, .out = {y}};
    for (enum group g = MOD_L; g <= MOD_P; g++) {
        for (unsigned k = 0; k < modulus[g]; k++) {
            x[k] = k;
            a[k % 11] = (zp)(k % 11);
        }
        t.n = t.in_n[0] = t.out_n[0] = modulus[g];
        t.in_group = t.out_group = g;
        t.in[0] = g == MOD_P ? (ring *)(void *)a : x;
        t.out[0] = g == MOD_P ? (ring *)(void *)b : y;
        three_run(&t);
        assert_cost((struct cost){0, 0, 0}, t.cost);
        assert_memory_equal(t.out[0], t.in[0], t.n * element_bytes(g));
    }
}

enum { ZEROS = 11000 };

struct past {
    zp factor[ZEROS];
    int refreshed;
    size_t right, wrong_sums; /* what P2 found out */
};

/* P0, P1: multiply what P2 has dealt by the factors and reveal it. */
static void multiply_and_reveal(struct party *me, struct past *past) {
    zp *c = take_bytes(me, ZEROS);
    deal(me, P2, MOD_P, NULL, c, ZEROS);
    for (size_t k = 0; k < ZEROS; k++)
        c[k] = zp_mul(past->factor[k], c[k]);
    if (past->refreshed)
        refresh(me, MOD_P, c, ZEROS);
    reveal(me, P2, MOD_P, c, NULL, ZEROS);
}

/* P2: deal zeros, see the shares come back, and divide. */
static void deal_and_guess(struct party *me, struct past *past) {
    zp *c0 = take_bytes(me, ZEROS), *c1 = take_bytes(me, ZEROS);
    zp *d0 = take_bytes(me, ZEROS), *d1 = take_bytes(me, ZEROS);
    draw_below(me->with[P0][DEAL], c0, ZEROS, P);
    for (size_t k = 0; k < ZEROS; k++)
        c1[k] = zp_neg(c0[k]);
    send_to(me, P1, c1, ZEROS);
    recv_from(me, P0, d0, ZEROS);
    recv_from(me, P1, d1, ZEROS);
    for (size_t k = 0; k < ZEROS; k++) {
        zp guess = 1;
        while (guess < P - 1 && zp_mul(guess, c0[k]) != d0[k])
            guess++;
        past->right += guess == past->factor[k];
        past->wrong_sums += zp_add(d0[k], d1[k]) != 0;
    }
}

static void remember(struct party *me, void *arg) {
    if (holds_shares(me))
        multiply_and_reveal(me, arg);
    if (me->id == P2)
        deal_and_guess(me, arg);
}

static size_t factors_found(int refreshed) {
    static struct past past;
    struct why why;
    past = (struct past){.refreshed = refreshed};
    for (size_t k = 0; k < ZEROS; k++)
        past.factor[k] = (zp)(1 + k % 10);
    if (party_threads(remember, &past, &why))
        fail_msg("%s", why.text);
    assert_int_equal(past.wrong_sums, 0);
    return past.right;
}

static void an_unrefreshed_share_tells_its_past(void **state) {
    (void)state;
    assert_in_range(factors_found(0), ZEROS * 17 / 20, ZEROS);
}

static void a_refreshed_share_tells_nothing(void **state) {
    (void)state;
    assert_in_range(factors_found(1), 0, ZEROS * 3 / 20);
}

static void every_factor_explains_what_is_seen(void **state) {
    (void)state;
    for (int c = 0; c < P; c++)
        for (int factor = 0; factor < P; factor++) {
            int count[P][P] = {{0}};
            zp c0 = (zp)c, c1 = zp_neg(c0), k = (zp)factor;
            for (int z = 0; z < P; z++) {
                zp d0 = zp_add(zp_mul(k, c0), (zp)z);
                zp d1 = zp_sub(zp_mul(k, c1), (zp)z);
                count[d0][d1]++;
            }
            for (int d = 0; d < P; d++)
                assert_int_equal(count[d][zp_neg((zp)d)], 1);
        }
}

static void the_example_of_the_past_holds(void **state) {
    (void)state;
    assert_int_equal(zp_add(4, 7), 0);
    assert_int_equal(zp_mul(3, 4), 1);
    assert_int_equal(zp_mul(3, 7), 10);
    assert_int_equal(zp_add(1, 5), 6);
    assert_int_equal(zp_sub(10, 5), 5);
    assert_int_equal(zp_mul(7, 4), 6);
    assert_int_equal(zp_mul(7, 7), 5);
}

static void draw_one_too_many(struct party *me, const struct three *t,
                              ring *const in[], ring *const out[]) {
    ring lost;
    (void)in;
    if (me->id == P0)
        draw_ring(me->with[P2][DEAL], &lost, 1);
    memset(out[0], 0, t->n * sizeof(ring));
    deal(me, P2, MOD_L, out[0], out[0], t->n);
}

static void streams_out_of_step_spoil_all_that_follows(void **state) {
    (void)state;
    static ring y[6400];
    size_t zeros = 0;
    struct three t = {.protocol = draw_one_too_many,
                      .n = 6400,
                      .out = {y},
                      .out_n = {6400}};
    three_run(&t);
    for (size_t k = 0; k < 6400; k++)
        zeros += y[k] == 0;
    assert_in_range(zeros, 0, 200);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(sums_and_differences_are_those_of_the_group),
    cmocka_unit_test(a_dealt_share_takes_each_value_once),
    cmocka_unit_test(what_is_dealt_is_revealed),
    cmocka_unit_test(an_unrefreshed_share_tells_its_past),
    cmocka_unit_test(a_refreshed_share_tells_nothing),
    cmocka_unit_test(every_factor_explains_what_is_seen),
    cmocka_unit_test(the_example_of_the_past_holds),
    cmocka_unit_test(streams_out_of_step_spoil_all_that_follows),
};

RUN("dealing, six bits", tests)
