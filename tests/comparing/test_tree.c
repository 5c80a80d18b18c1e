/* Tangled from chapters/27-gates.md; edit that file. */
#include "lanes.h"
#include "network.h"
#include "trees.h"

enum { MOST = 17, N = 700 };

static void trees_of_up_to_17_digits_are_right(void **state) {
    (void)state;
    static ring bit[2 * MOST * N], found[N];
    struct splitmix random = {5};
    for (size_t count = 1; count <= MOST; count++)
        for (int above = 0; above < 2; above++) {
            for (size_t i = 0; i < count * N; i++) {
                ring r = splitmix_next(&random);
                bit[i] = r % (2 * count) > 0;
                bit[count * N + i] = r >> 32 & 1 & ~bit[i];
            }
            assert_tree((struct tree){count, above}, bit, found, N);
        }
}

static void sixteen_digits_take_two_rounds(void **state) {
    (void)state;
    assert_int_equal(combine_digits_cost(1, true, N).rounds, 0);
    assert_int_equal(combine_digits_cost(4, true, N).rounds, 1);
    assert_int_equal(combine_digits_cost(16, true, N).rounds, 2);
    assert_int_equal(combine_digits_cost(17, true, N).rounds, 3);
}

static void tree_of_seven(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    struct digits d = take_digits(me, 7, true, t->n);
    rows_of(in[0], 0, 7, d.above, t->n);
    rows_of(in[0], 7, 7, d.equal, t->n);
    d = combine_digits(me, d, t->n);
    if (holds_shares(me))
        bits_of_rows(d.above, out[0], 1, t->n);
}

static void trees_stay_in_their_lanes(void **state) {
    const struct lanes bits = lanes_of_elements(tree_of_seven, 1, 1);
    const struct lanes words = lanes_of_blocks(tree_of_seven, 1, 1);
    (void)state;

    lanes_apart(&bits);
    lanes_apart(&words);
    lanes_full(&bits);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(trees_of_up_to_17_digits_are_right),
    cmocka_unit_test(sixteen_digits_take_two_rounds),
    cmocka_unit_test(trees_stay_in_their_lanes),
};

RUN("trees of gates", tests)
