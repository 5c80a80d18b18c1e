/* Tangled from chapters/07-randomness.md; edit that file. */
#include "check.h"
#include "prg.h"

void ex_permutation(struct stream *s, uint8_t *order, size_t n);

static struct stream *open_fixed(void) {
    struct seed seed = {{3}};
    struct stream *s = stream_open(&seed);
    assert_non_null(s);
    return s;
}

static void every_element_is_there_once(void **state) {
    (void)state;
    struct stream *s = open_fixed();
    uint8_t order[256], seen[256] = {0};
    ex_permutation(s, order, 256);
    for (int i = 0; i < 256; i++)
        assert_int_equal(seen[order[i]]++, 0);
    stream_close(s);
}

static void the_six_orders_of_three_are_as_frequent(void **state) {
    (void)state;
    struct stream *s = open_fixed();
    int seen[27] = {0};
    uint8_t order[3];
    for (int i = 0; i < 60000; i++) {
        ex_permutation(s, order, 3);
        seen[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    for (int i = 0; i < 27; i++)
        if (seen[i] > 0)
            assert_near(10000, seen[i], 500);
    assert_true(seen[5] > 0 && seen[21] > 0);
    stream_close(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_element_is_there_once),
    cmocka_unit_test(the_six_orders_of_three_are_as_frequent),
};

RUN("exercise: a fair permutation", tests)
