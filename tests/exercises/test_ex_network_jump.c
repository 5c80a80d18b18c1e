/* Tangled from chapters/02-network.md; edit that file. */
#include "check.h"
#include "network.h"

void ex_jump(struct splitmix *random, uint64_t steps);

static void a_jump_equals_its_steps(void **state) {
    (void)state;
    struct splitmix walker = {42}, jumper = {42};
    for (int i = 0; i < 1000; i++)
        splitmix_next(&walker);
    ex_jump(&jumper, 1000);
    assert_number(splitmix_next(&walker), splitmix_next(&jumper),
                  "what comes after 1000 steps from 42");
}

static void a_full_turn_ends_where_it_began(void **state) {
    (void)state;
    struct splitmix home = {42}, traveller = {42};
    ex_jump(&traveller, UINT64_MAX);
    splitmix_next(&traveller);
    assert_number(splitmix_next(&home), splitmix_next(&traveller),
                  "what comes after 2^64 steps from 42");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_jump_equals_its_steps),
    cmocka_unit_test(a_full_turn_ends_where_it_began),
};

RUN("ex_network_jump", tests)
