/* Tangled from chapters/19-lanes.md; edit that file. */
#include <stdbool.h>

#include "check.h"

bool ex_is_altered(size_t lane, size_t run);

enum { LANES = 80, RUNS = 9 };

static void any_lane_is_altered_once_without_any_other(void **state) {
    (void)state;
    for (size_t a = 0; a < LANES; a++)
        for (size_t b = 0; b < LANES; b++) {
            bool found = a == b;

            for (size_t run = 0; run < RUNS; run++)
                found = found || (ex_is_altered(a, run) &&
                                  !ex_is_altered(b, run));
            assert_number(true, found,
                          "is there a run of %d that alters lane %zu "
                          "and not lane %zu?",
                          RUNS, a, b);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(any_lane_is_altered_once_without_any_other),
};

RUN("exercise: fewer runs", tests)
