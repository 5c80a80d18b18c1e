/* Tangled from chapters/49-results.md; edit that file. */
#include "check.h"

uint64_t ex_model_digest(const float *theta, size_t n);

static void nothing_has_the_digest_of_nothing(void **state) {
    (void)state;
    assert_number(0xcbf29ce484222325, ex_model_digest(NULL, 0),
                  "the digest of nothing");
}

/* The published digest of the four letters "foob". */
static void letters_have_the_published_digest(void **state) {
    float f;

    (void)state;
    memcpy(&f, "foob", sizeof f);
    assert_number(0xdd120e790c2512af, ex_model_digest(&f, 1),
                  "the digest of foob");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nothing_has_the_digest_of_nothing),
    cmocka_unit_test(letters_have_the_published_digest),
};

RUN("model_digest", tests)
