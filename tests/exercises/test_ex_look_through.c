/* Tangled from chapters/44-tape.md; edit that file. */
#include "check.h"

int ex_look_through(const uint8_t *tape, size_t bytes,
                    uint64_t *messages, uint64_t *payload);

/* Two messages, of 8 bytes and of 16. */
static const uint64_t tape[] = {8, 41, 16, 42, 43};

static void expect(size_t bytes, int result, uint64_t messages,
                   uint64_t payload) {
    uint64_t m = 99, p = 99;
    int got = ex_look_through((const uint8_t *)tape, bytes, &m, &p);

    assert_number(result, got, "the result for %zu bytes", bytes);
    assert_number(messages, m, "messages in %zu bytes", bytes);
    assert_number(payload, p, "payload of %zu bytes", bytes);
}

static void whole_messages_are_counted(void **state) {
    (void)state;
    expect(0, 0, 0, 0);
    expect(16, 0, 1, 8);
    expect(40, 0, 2, 24);
}

static void a_cut_message_is_seen(void **state) {
    (void)state;
    for (size_t bytes = 1; bytes < 40; bytes++)
        if (bytes != 16)
            expect(bytes, -1, bytes > 16, bytes > 16 ? 8 : 0);
}

static void a_length_may_be_anything(void **state) {
    const uint64_t endless[] = {UINT64_MAX, 1, 2};
    uint64_t m, p;

    (void)state;
    assert_number(-1,
                  ex_look_through((const uint8_t *)endless, 24, &m, &p),
                  "the result for a length of 2^64 - 1");
    assert_number(0, m, "messages after a length of 2^64 - 1");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(whole_messages_are_counted),
    cmocka_unit_test(a_cut_message_is_seen),
    cmocka_unit_test(a_length_may_be_anything),
};

RUN("exercise: look through a tape", tests)
