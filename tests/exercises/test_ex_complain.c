/* Tangled from chapters/69-lying.md; edit that file. */
#include <stdbool.h>

#include "check.h"

typedef bool complaint(void *owner, uint32_t guess);

uint32_t ex_complain(complaint *is_below, void *owner);

struct owner {
    uint32_t secret;
    int asked;
};

static bool is_below(void *arg, uint32_t guess) {
    struct owner *owner = arg;

    owner->asked++;
    return owner->secret < guess;
}

static void every_secret_is_found_by_24_questions(void **state) {
    const uint32_t secrets[] = {0, 1, 2, 3141592, 8388608, 16777215};
    (void)state;
    for (int i = 0; i < 6; i++) {
        struct owner owner = {secrets[i], 0};
        uint32_t found = ex_complain(is_below, &owner);

        assert_number(secrets[i], found, "the secret");
        if (owner.asked > 24)
            assert_number(24, owner.asked, "questions, for %u",
                          secrets[i]);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_secret_is_found_by_24_questions),
};

RUN("exercise: twenty-four questions", tests)
