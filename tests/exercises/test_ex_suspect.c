/* Tangled from chapters/67-full-size.md; edit that file. */
#include "check.h"
#include "network.h"

enum { SENDERS = 5, N = 100000 };

int ex_suspect(const uint8_t *const message[SENDERS], size_t n);

/* Messages from fixed seeds; one sender takes remainders of bytes. */
static int suspected(int guilty, uint64_t seed) {
    static uint8_t text[SENDERS][N];
    const uint8_t *message[SENDERS];
    struct splitmix random = {seed};
    for (int i = 0; i < SENDERS; i++) {
        message[i] = text[i];
        for (size_t k = 0; k < N; k++)
            text[i][k] =
                (uint8_t)(i == guilty
                              ? splitmix_next(&random) % 256 % 67
                              : splitmix_below(&random, 67));
    }
    return ex_suspect(message, N);
}

static void the_guilty_one_is_found(void **state) {
    (void)state;
    for (int guilty = 0; guilty < SENDERS; guilty++)
        assert_number(guilty, suspected(guilty, 100),
                      "the suspect, if it was %d", guilty);
}

static void the_innocent_are_left_alone(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++)
        assert_number(-1, suspected(-1, seed),
                      "the suspect, if nobody did, seed %d", (int)seed);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_guilty_one_is_found),
    cmocka_unit_test(the_innocent_are_left_alone),
};

RUN("exercise: who wrote the remainder", tests)
