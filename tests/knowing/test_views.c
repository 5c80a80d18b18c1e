/* Tangled from chapters/67-full-size.md; edit that file. */
#include "check.h"
#include "faults.h"

/* A p-value below this rings the bell. */
static const double ALARM = 1e-13;

static void the_worked_example_holds(void **state) {
    const uint64_t seen[] = {207, 148, 152, 144, 149};
    const uint64_t less[] = {21, 15, 15, 14, 15};
    double x = chi_square(seen, 5);
    (void)state;

    assert_near(13.81, 47 * 47 / 160.0, 0.005);
    assert_near(17.4625, x, 1e-9);
    assert_near(0.00157, uniform_p(seen, 5), 5e-6);
    assert_near(exp(-x / 2) * (1 + x / 2), uniform_p(seen, 5), 1e-15);
    assert_near(2, chi_square(less, 5), 1e-9);
    assert_near(1 / 64.0, 5 * (0.05 * 0.05 + 4 * 0.0125 * 0.0125),
                1e-12);
    /* The bell for a byte, and the bias of a bit that rings it. */
    assert_true(chi_square_tail(457, 255) > ALARM);
    assert_true(chi_square_tail(458, 255) < ALARM);
    assert_near(0.06, sqrt((458 - 255) / (4.0 * 16384)), 0.005);
    assert_near(-74, 128 * log10(67 / 256.0), 0.6);
}

static void tails_are_those_of_the_table(void **state) {
    (void)state;
    assert_near(0.05, chi_square_tail(3.84146, 1), 1e-6);
    assert_near(0.001, chi_square_tail(10.828, 1), 1e-6);
    assert_near(0.05, chi_square_tail(18.3070, 10), 1e-6);
    assert_near(0.001, chi_square_tail(29.588, 10), 1e-6);
    assert_near(0.95, chi_square_tail(77.9295, 100), 1e-6);
    assert_near(0.05, chi_square_tail(124.342, 100), 1e-6);
    assert_near(0.001, chi_square_tail(149.449, 100), 1e-6);
}

/* The distribution of a sum of two independent whole numbers. */
static void double_up(const double *p, double *sum, size_t n) {
    memset(sum, 0, n * sizeof *sum);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; p[i] > 1e-30 && j < n - i; j++)
            sum[i + j] += p[i] * p[j];
}

/* The probability that 256 cells of m make a chi-square of 460, over
   what the formula says. */
static double heavier(int m) {
    enum { ROOM_FOR = 12000 };
    double p[2][ROOM_FOR] = {{0}}, beyond = 0;
    size_t end = (size_t)m * 700;

    for (int n = 0; n < 20 * m; n++)
        if ((size_t)((n - m) * (n - m)) < end)
            p[0][(n - m) * (n - m)] +=
                exp(n * log(m) - m - lgamma(n + 1));
    for (int i = 0; i < 8; i++)
        double_up(p[i % 2], p[1 - i % 2], end);
    for (size_t i = (size_t)m * 460; i < end; i++)
        beyond += p[0][i];
    return beyond / chi_square_tail(460, 256);
}

static void few_values_have_a_heavier_tail(void **state) {
    (void)state;
    assert_near(57, heavier(8), 1);
    assert_near(10.4, heavier(16), 0.1);
}

static void two_samples_are_told_apart(void **state) {
    enum { N = 1000 };
    const uint64_t steep[] = {500, 300, 200}, more[] = {1000, 600, 400};
    const uint64_t flat[] = {300, 300, 400}, empty[] = {0, 7, 0};
    uint64_t even[N], odd[N], small[N];
    (void)state;

    assert_near(1, same_p(steep, more, 3), 1e-9);
    assert_true(same_p(steep, flat, 3) < ALARM);
    assert_near(1, same_p(empty, empty, 3), 0);
    for (size_t k = 0; k < N; k++) {
        even[k] = 2 * (N - k);
        odd[k] = 2 * k + 1;
        small[k] = k;
    }
    assert_near(1, words_p(even, odd, N), 0);
    assert_true(words_p(even, small, N) < ALARM);
}

static void no_message_shows_a_pattern(void **state) {
    size_t tests = 0, alarms = 0;
    (void)state;

    for (int i = 0; i < SUBJECTS; i++) {
        const struct subject *s = &subjects[i];
        struct verdict v = verdict_on(s, SOUND, s->many);

        assert_number(true, v.fewest >= 64, "%s: enough values",
                      s->name);
        tests += v.tests;
        if (v.least < ALARM) {
            print_error("%s: a p-value of %g\n", s->name, v.least);
            alarms++;
        }
    }
    assert_true(2 * ALARM * (double)tests < 1e-9);
    assert_int_equal(alarms, 0);
}

static void assert_same_shape(const struct record *a,
                              const struct record *b) {
    assert_true(a->messages > 0);
    assert_int_equal(a->messages, b->messages);
    for (size_t k = 0; k < a->messages; k++) {
        const struct message *x = &a->message[k], *y = &b->message[k];

        assert_int_equal(x->peer, y->peer);
        assert_int_equal(x->sent, y->sent);
        assert_int_equal(x->got, y->got);
    }
}

static void sizes_and_order_know_no_secret(void **state) {
    (void)state;
    for (int i = 0; i < SUBJECTS; i++) {
        struct record *a = records_of(&subjects[i], SOUND, 16, true);
        struct record *b = records_of(&subjects[i], SOUND, 16, false);

        for (int me = P0; me < OWNER; me++)
            assert_same_shape(&a[me], &b[me]);
        records_free(a);
        records_free(b);
    }
}

static void run_faulty_relu(struct party *me, const struct three *t,
                            ring *const in[], ring *const out[]) {
    const enum fault *fault = t->arg;
    struct sign sign = *fault == REMAINDER ? PUBLISHED : WHOLE_RING;

    recorder.fault = *fault;
    relu(me, in[0], out[0], take_flags(me, t->n), t->n, sign);
    recorder.fault = SOUND;
}

static void results_are_right_with_bad_randomness(void **state) {
    enum { N = 4 };
    const ring x[N] = {0, 5, RING_MAX, 1 << 20};
    const ring y[N] = {0, 5, 0, 1 << 20};
    ring z[N];
    (void)state;

    for (enum fault fault = SOUND; fault <= REMAINDER; fault++) {
        three_map(run_faulty_relu, &fault, MOD_L, x, MOD_L, z, N);
        assert_ring_equal(y, z, N);
    }
}

static void bad_randomness_is_noticed(void **state) {
    (void)state;
    assert_true(verdict_on(&sound_relu, DEAD, 16384).least < ALARM);
    assert_true(verdict_on(&published_relu, REMAINDER, 1024).least <
                ALARM);
    /* But not with a few values only. */
    assert_true(verdict_on(&published_relu, REMAINDER, 16).least >
                ALARM);
}

/* The p-values of what P0 first hears plus its own shares. */
static double added_up(const struct subject *s) {
    struct record *r = records_of(s, SOUND, s->many, true);
    struct heard h = {.words = 0};
    double least = 1;

    for (size_t k = 0; k < s->many; k++) {
        uint8_t *word = r[P0].message[0].text + k * sizeof(ring);
        ring sum;
        memcpy(&sum, word, sizeof sum);
        sum = mod_L(sum + r[P0].own[k]);
        for (size_t i = 0; i < sizeof sum; i++)
            h.byte[i][sum >> 8 * i & 255]++;
    }
    for (size_t i = 0; i < sizeof(ring); i++)
        least = fmin(least, uniform_p(h.byte[i], 256));
    records_free(r);
    return least;
}

static void run_naked(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    naked_multiply(me, in[0], in[0], out[0], t->n);
}

static void a_missing_mask_shows_in_a_sum_alone(void **state) {
    const ring x[2] = {3, RING_MAX}, squares[2] = {9, 1};
    ring z[2];
    (void)state;

    three_map(run_naked, NULL, MOD_L, x, MOD_L, z, 2);
    assert_ring_equal(squares, z, 2);
    assert_true(verdict_on(&naked, SOUND, 16384).least > ALARM);
    assert_true(added_up(&naked) < ALARM);
    assert_true(added_up(&subjects[0]) > ALARM);
}

struct watched {
    const struct subject *subject;
    struct open_bytes *open;
};

static void run_watched(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct watched *w = t->arg;

    open_bytes = me->id == P0 ? w->open : NULL;
    w->subject->run(me, t, in, out);
    open_bytes = NULL;
}

/* The least p-value of all that is opened. */
static double least_opened(const struct subject *s) {
    struct open_bytes sum = {.words = 0};
    struct watched watched = {s, &sum};
    double least = 1;

    run_subject(s, run_watched, &watched, s->many, true);
    assert_true(sum.words == 0 || sum.words / 256 >= 64);
    for (size_t i = 0; sum.words && i < sizeof(ring); i++)
        least = fmin(least, uniform_p(sum.byte[i], 256));
    return least;
}

static void what_is_opened_shows_no_pattern(void **state) {
    (void)state;
    for (int i = 0; i < SUBJECTS; i++)
        if (subjects[i].run != run_private_compare &&
            least_opened(&subjects[i]) < ALARM) {
            print_error("%s opens a pattern\n", subjects[i].name);
            fail();
        }
    assert_true(least_opened(&naked) < ALARM);
}

/* At how many of ELL places does the true secret fit? */
static unsigned spied(const uint8_t *secret, unsigned (*fit)[GUESSES],
                      compare_function *compare) {
    struct leak leak = {compare, 1, secret, fit};
    struct why why;

    if (party_threads(leak_body, &leak, &why))
        fail_msg("%s", why.text);
    return fit[0][*secret];
}

static void a_missing_refresh_escapes_the_statistics(void **state) {
    const uint8_t secret = 37;
    unsigned fit[1][GUESSES];
    (void)state;

    assert_true(verdict_on(&printed, SOUND, 16384).least > ALARM);
    assert_int_equal(spied(&secret, fit, printed_compare), ELL);
    assert_true(spied(&secret, fit, private_compare) < ELL / 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(tails_are_those_of_the_table),
    cmocka_unit_test(few_values_have_a_heavier_tail),
    cmocka_unit_test(two_samples_are_told_apart),
    cmocka_unit_test(no_message_shows_a_pattern),
    cmocka_unit_test(sizes_and_order_know_no_secret),
    cmocka_unit_test(results_are_right_with_bad_randomness),
    cmocka_unit_test(bad_randomness_is_noticed),
    cmocka_unit_test(a_missing_mask_shows_in_a_sum_alone),
    cmocka_unit_test(what_is_opened_shows_no_pattern),
    cmocka_unit_test(a_missing_refresh_escapes_the_statistics),
};

RUN("views at full size", tests)
