/* Tangled from chapters/14-links.md; edit that file. */
#include "check.h"

int ex_frame(const uint8_t *data, size_t have, size_t limit,
             size_t *bytes);

static void a_message_is_whole_at_its_last_byte(void **state) {
    (void)state;
    const uint8_t data[] = {0, 0, 0, 3, 'a', 'b', 'c', 0, 0};
    size_t bytes = 9;
    for (size_t have = 0; have <= sizeof data; have++)
        assert_number(have >= 7, ex_frame(data, have, 100, &bytes),
                      "the result with %zu bytes of 7", have);
    assert_number(3, bytes, "the length of the payload");
}

static void the_highest_byte_comes_first(void **state) {
    (void)state;
    static const uint8_t data[4 + 258] = {0, 0, 1, 2};
    size_t bytes = 9;
    assert_number(1, ex_frame(data, sizeof data, 258, &bytes),
                  "the result with all bytes");
    assert_number(258, bytes, "the length after 0 0 1 2");
}

static void an_empty_message_is_a_message(void **state) {
    (void)state;
    const uint8_t data[4] = {0};
    size_t bytes = 9;
    assert_number(1, ex_frame(data, 4, 0, &bytes),
                  "the result for an empty payload");
    assert_number(0, bytes, "the length after 0 0 0 0");
}

static void too_long_a_message_is_refused_at_once(void **state) {
    (void)state;
    const uint8_t data[4] = {255, 255, 255, 255};
    size_t bytes;
    assert_number(0, ex_frame(data, 3, 1000, &bytes),
                  "the result with 3 bytes of a header");
    assert_number(-1, ex_frame(data, 4, 1000, &bytes),
                  "the result for 2^32 - 1 bytes of 1000");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_message_is_whole_at_its_last_byte),
    cmocka_unit_test(the_highest_byte_comes_first),
    cmocka_unit_test(an_empty_message_is_a_message),
    cmocka_unit_test(too_long_a_message_is_refused_at_once),
};

RUN("exercise: messages in a stream", tests)
