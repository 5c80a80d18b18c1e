/* Tangled from chapters/56-two-parties.md; edit that file. */
#include "check.h"

#include <stdbool.h>

bool ex_are_safe(bool pair, bool tapes, bool p0, bool p1, bool p2,
                 bool thief);

/* Two or three of P0, P1, P2, in bits: they are not safe. */
static bool two_of(int who) {
    return who == 3 || who == 5 || who == 6 || who == 7;
}

static void all_cases_are_as_the_table_says(void **state) {
    (void)state;
    for (int c = 0; c < 64; c++) {
        bool pair = c & 32, tapes = c & 16, thief = c & 8;
        int who = pair ? c & 3 : c & 7;
        bool safe = !two_of(who) && !(tapes && thief);

        assert_number(
            safe, ex_are_safe(pair, tapes, c & 1, c & 2, c & 4, thief),
            "safe: %s, %s, P0 %d, P1 %d, P2 %d, thief %d",
            pair ? "pair" : "helper", tapes ? "tapes" : "meanwhile",
            c & 1, c >> 1 & 1, c >> 2 & 1, thief);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_cases_are_as_the_table_says),
};

RUN("exercise: whom to trust", tests)
