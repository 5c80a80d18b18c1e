/* Tangled from chapters/20-secrecy.md; edit that file. */
#include <stdbool.h>

#include "check.h"

struct ex_case {
    int told, seen;
};

bool ex_can_tell(const struct ex_case *a, size_t n,
                 const struct ex_case *b, size_t m);

static void expect(bool can_tell, const char *what,
                   const struct ex_case *a, size_t n,
                   const struct ex_case *b, size_t m) {
    assert_number(can_tell, ex_can_tell(a, n, b, m), "can it tell, %s?",
                  what);
    assert_number(can_tell, ex_can_tell(b, m, a, n),
                  "can it tell, %s, the other way round?", what);
}

static void equal_proportions_tell_nothing(void **state) {
    const struct ex_case a[] = {{1, 10}, {1, 23}};
    const struct ex_case b[] = {{1, 23}, {1, 10}, {1, 10}, {1, 23}};

    (void)state;
    expect(false, "the same views in another order", a, 2, b, 2);
    expect(false, "two cases of each against one", a, 2, b, 4);
}

static void other_views_tell(void **state) {
    const struct ex_case a[] = {{1, 10}, {1, 23}};
    const struct ex_case b[] = {{1, 1}, {1, 10}};
    const struct ex_case c[] = {{1, 10}, {1, 23}, {1, 23}};

    (void)state;
    expect(true, "a coin for a mask", a, 2, b, 2);
    expect(true, "a view in one of two cases and of three", a, 2, c, 3);
}

static void what_is_told_may_be_seen(void **state) {
    const struct ex_case a[] = {{1, 10}, {0, 20}, {0, 30}};
    const struct ex_case b[] = {{2, 40}, {2, 50}};
    const struct ex_case c[] = {{1, 10}, {1, 10}, {0, 30}, {0, 20}};
    const struct ex_case d[] = {{1, 20}, {0, 10}, {0, 30}};

    (void)state;
    expect(false, "told something else", a, 3, b, 2);
    expect(false, "told the same in other proportions", a, 3, c, 4);
    expect(true, "the same views with another word", a, 3, d, 3);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(equal_proportions_tell_nothing),
    cmocka_unit_test(other_views_tell),
    cmocka_unit_test(what_is_told_may_be_seen),
};

RUN("exercise: who can tell", tests)
