/* Tangled from chapters/21-beaver.md; edit that file. */
#include "three.h"

void ex_dot(struct party *me, const ring *x, const ring *y, ring *z,
            size_t n);

static void run_dot(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    if (me->id == P2)
        ex_dot(me, NULL, NULL, NULL, t->n);
    else
        ex_dot(me, in[0], in[1], out[0], t->n);
}

static struct three dot_case(const ring *x, const ring *y, ring *z,
                             size_t n) {
    return (struct three){.protocol = run_dot,
                          .n = n,
                          .in = {x, y},
                          .in_n = {n, n},
                          .out = {z},
                          .out_n = {1}};
}

static void the_sum_of_products_is_right(void **state) {
    (void)state;
    ring x[] = {3, 5, 0x8000000000000000, RING_MAX};
    ring y[] = {RING_MAX, 7, 3, 10}, z = 0;
    struct three t = dot_case(x, y, &z, 4);
    three_run(&t);
    assert_number(0x8000000000000000 - 3 + 35 - 10, z,
                  "3 * -1 + 5 * 7 + 2^63 * 3 - 1 * 10");
}

static void it_takes_one_round_and_four_elements_each(void **state) {
    (void)state;
    ring x[50] = {1}, y[50] = {2}, z;
    struct three t = dot_case(x, y, &z, 50);
    three_run(&t);
    assert_cost((struct cost){1, 8 * 4 * 50, 8}, t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_sum_of_products_is_right),
    cmocka_unit_test(it_takes_one_round_and_four_elements_each),
};

RUN("exercise: a sum of products", tests)
