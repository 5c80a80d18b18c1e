/* Tangled from chapters/10-links.md; edit that file. */
#include "check.h"

int ex_frame(const uint8_t *data, size_t have, size_t limit,
             size_t *bytes);

static void a_message_is_whole_at_its_last_byte(void **state) {
    (void)state;
    const uint8_t data[] = {0, 0, 0, 3, 'a', 'b', 'c', 0, 0};
    size_t bytes;
    for (size_t have = 0; have <= sizeof data; have++)
        assert_int_equal(ex_frame(data, have, 100, &bytes), have >= 7);
    assert_int_equal(bytes, 3);
}

static void the_highest_byte_comes_first(void **state) {
    (void)state;
    static const uint8_t data[4 + 258] = {0, 0, 1, 2};
    size_t bytes;
    assert_int_equal(ex_frame(data, sizeof data, 258, &bytes), 1);
    assert_int_equal(bytes, 258);
}

static void an_empty_message_is_a_message(void **state) {
    (void)state;
    const uint8_t data[4] = {0};
    size_t bytes = 9;
    assert_int_equal(ex_frame(data, 4, 0, &bytes), 1);
    assert_int_equal(bytes, 0);
}

static void too_long_a_message_is_refused_at_once(void **state) {
    (void)state;
    const uint8_t data[4] = {255, 255, 255, 255};
    size_t bytes;
    assert_int_equal(ex_frame(data, 3, 1000, &bytes), 0);
    assert_int_equal(ex_frame(data, 4, 1000, &bytes), -1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_message_is_whole_at_its_last_byte),
    cmocka_unit_test(the_highest_byte_comes_first),
    cmocka_unit_test(an_empty_message_is_a_message),
    cmocka_unit_test(too_long_a_message_is_refused_at_once),
};

RUN("exercise: messages in a stream", tests)
