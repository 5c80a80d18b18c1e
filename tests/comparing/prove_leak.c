/* Tangled from chapters/23-leak.md; edit that file. */
#include <limits.h>
#include <stdlib.h>

#include "claim_compare.h"
#include "printed.h"

static void run_ours(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_with(private_compare, me, in, out, n);
}

static void run_printed(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    run_with(printed_compare, me, in, out, n);
}

static const struct claim ours = {.ideal = &ideal_compare,
                                  .pose = pose_compare,
                                  .run = run_ours,
                                  .simulate = simulate_compare};
static const struct claim as_printed = {.ideal = &ideal_compare,
                                        .pose = pose_compare,
                                        .run = run_printed,
                                        .simulate = simulate_compare};

static void as_printed_the_helper_sees_more(void **state) {
    (void)state;
    assert_true(no_simulator(&as_printed, P2));
}

static void the_table_of_shares_holds(void **state) {
    const zp bit1[2] = {3, 2}, bit0[2] = {2, 3}, none = 0;
    const zp c1[2] = {2, 4}, c0[2][2] = {{1, 0}, {1, 1}};

    (void)state;
    for (zp r = 0; r < 2; r++)
        for (zp j = 0; j < 2; j++) {
            zp sum = 0, c;

            compare_bit(j, &bit1[j], &none, &none, &sum, &c, 1);
            assert_int_equal(c, c1[j]);
            compare_bit(j, &bit0[j], &r, &none, &sum, &c, 1);
            assert_int_equal(c, c0[r][j]);
        }
}

/* x = 0, with these shares of its bits at P0, and beta = 0. */
static struct values zero_and(ring r, const ring share[ELL]) {
    struct values in = {{{0}}};

    for (int i = 0; i < ELL; i++) {
        in.of[P0][i] = share[i];
        in.of[P1][i] = (P - share[i]) % P;
    }
    in.of[P0][ELL] = in.of[P1][ELL] = r;
    return in;
}

/* The part of the cases in which the helper sees what it cannot see
   with the other input: 0 if there is no difference, 1 if it is always
   sure which of the two it is. */
static double distance(const struct claim *claim,
                       const struct values *a, const struct values *b) {
    struct tally t = {0};
    uint64_t cases = count_views(claim, P2, a, 1, &t), apart = 0;

    count_views(claim, P2, b, -1, &t);
    for (size_t i = 0; i < t.room; i++)
        if (t.entry[i].used)
            apart += (uint64_t)llabs(t.entry[i].times);
    free(t.entry);
    return (double)apart / 2 / (double)cases;
}

static const ring dealt[ELL] = {2, 3};

static void as_printed_it_can_be_sure_of_r(void **state) {
    (void)state;
    const struct values a = zero_and(0, dealt), b = zero_and(1, dealt);

    assert_true(distance(&as_printed, &a, &b) == 1);
    assert_true(distance(&ours, &a, &b) == 0);
}

/* Of all ways to deal x = 0, in how many is the helper sure? */
static unsigned sure(ring r, ring q, unsigned *ways) {
    unsigned all = 0;

    *ways = 1;
    for (int i = 0; i < ELL; i++)
        *ways *= P;
    for (unsigned way = 0; way < *ways; way++) {
        uint64_t k = way;
        ring share[ELL];
        struct values a, b;
        double far;

        for (int i = 0; i < ELL; i++)
            share[i] = next_digit(&k, P);
        a = zero_and(r, share);
        b = zero_and(q, share);
        far = distance(&as_printed, &a, &b);
        assert_true(far == 0 || far == 1);
        all += far == 1;
    }
    return all;
}

static void four_of_five_deals_give_r_away(void **state) {
    unsigned ways, least = UINT_MAX;

    (void)state;
    for (ring q = 1; q < L; q++)
        for (ring r = 0; r < q; r++) {
            unsigned now = sure(r, q, &ways);

            least = now < least ? now : least;
        }
    assert_int_equal(5 * least, 4 * ways);
}

/* One line for each pair of messages that comes; the bit, the last
   digit of a view, is 0. */
static void write_views(FILE *file, const char *name,
                        const struct claim *claim, ring r) {
    struct values in = zero_and(r, dealt);
    struct tally t = {0};
    unsigned side = 1, *times;

    for (int i = 0; i < ELL; i++)
        side *= P;
    times = calloc(side * side, sizeof *times);
    must(times, "no memory for a figure");
    count_views(claim, P2, &in, 1, &t);
    for (size_t i = 0; i < t.room; i++)
        if (t.entry[i].used)
            times[t.entry[i].view] = (unsigned)t.entry[i].times;
    for (unsigned k = 0; k < side * side; k++)
        if (times[k] > 0)
            fprintf(file, "%s,%u,%u,%u,%u\n", name, (unsigned)r,
                    k % side, k / side, times[k]);
    free(times);
    free(t.entry);
}

static void what_is_seen_can_be_drawn(void **state) {
    const char *path = getenv("SEEN_CSV");
    FILE *file = fopen(path ? path : "/dev/null", "a");

    (void)state;
    assert_non_null(file);
    fprintf(file, "messages,r,from_P0,from_P1,times\n");
    for (ring r = 0; r < 2; r++)
        write_views(file, "printed", &as_printed, r);
    for (ring r = 0; r < 2; r++)
        write_views(file, "refreshed", &ours, r);
    assert_int_equal(fclose(file), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(as_printed_the_helper_sees_more),
    cmocka_unit_test(the_table_of_shares_holds),
    cmocka_unit_test(as_printed_it_can_be_sure_of_r),
    cmocka_unit_test(four_of_five_deals_give_r_away),
    cmocka_unit_test(what_is_seen_can_be_drawn),
};

RUN("the leak of the printed algorithm, counted", tests)
