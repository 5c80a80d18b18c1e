/* Tangled from chapters/10-randomness.md; edit that file. */
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
        assert_number(0, seen[order[i]]++,
                      "how often %d came before place %d", order[i], i);
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
        if (seen[i] > 0 || i == 5 || i == 21)
            assert_real(10000, seen[i], 500,
                        "how often of 60000 the order is %d %d %d",
                        i / 9, i / 3 % 3, i % 3);
    stream_close(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_element_is_there_once),
    cmocka_unit_test(the_six_orders_of_three_are_as_frequent),
};

RUN("exercise: a fair permutation", tests)
