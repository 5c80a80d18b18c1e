/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "check.h"
#include "pads.h"

uint64_t ex_leak(const uint64_t letter[4]);

/* A word of a pad; v is hashed along with it, or always 0. */
static uint64_t pad_word(uint64_t number, uint64_t choice, uint64_t v) {
    const struct key key = {{number, 12345}}, delta = {{67, 89}};
    const struct key flip = {
        {choice * delta.word[0], choice * delta.word[1]}};
    uint64_t pad;

    transfer_pads(&key, flip, v, number, &pad, 1, 1);
    return pad;
}

/* Bits of `secrets`: x, y0, y1 and the mask. */
static void write_letters(unsigned secrets, uint64_t number, bool index,
                          uint64_t letter[4]) {
    for (unsigned v = 0; v < 4; v++) {
        uint64_t both = (secrets >> 1 ^ v) & (secrets >> 2 ^ v >> 1);
        uint64_t plain = (secrets & both & 1) ^ (secrets >> 3 & 1);

        letter[v] = (plain ^ pad_word(number, v & 1, index ? v : 0) ^
                     pad_word(number + 1, v >> 1, index ? v : 0));
    }
}

static void the_bit_is_found(void **state) {
    uint64_t letter[4];

    (void)state;
    for (unsigned k = 0; k < 160; k++) {
        write_letters(k % 16, 2 * k, false, letter);
        assert_number(k & 1, ex_leak(letter),
                      "x, with y0 = %u, y1 = %u", k >> 1 & 1,
                      k >> 2 & 1);
    }
}

/* With v in the hash, what is found is noise. */
static void with_the_index_there_is_nothing_to_be_found(void **state) {
    uint64_t letter[4];
    unsigned right = 0;

    (void)state;
    for (unsigned k = 0; k < 160; k++) {
        write_letters(k % 16, 2 * k, true, letter);
        right += ex_leak(letter) == (k & 1);
    }
    assert_number(0, right, "words of 64 bits that were 0 or 1");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_bit_is_found),
    cmocka_unit_test(with_the_index_there_is_nothing_to_be_found),
};

RUN("exercise: one of four, and a leak", tests)
