/* Tangled from chapters/65-unproved.md; edit that file. */
#include "check.h"
#include "compare.h"
#include "terms.h"

ring ex_learn(const zp d[ELL], ring x, ring *known);

/* What the helper of the mutant adds up. */
static void scaled_terms(struct stream *s, ring x, ring r, zp d[ELL]) {
    int c[ELL];
    uint8_t scale[ELL];

    compare_terms(x, r, c);
    draw_below(s, scale, ELL, P - 1);
    for (int i = 0; i < ELL; i++)
        d[i] = zp_mul((zp)c[i], (zp)(scale[i] + 1));
}

static void no_bit_is_wrong_and_none_is_missing(void **state) {
    (void)state;
    struct seed seed = {{1}};
    struct stream *s = stream_open(&seed);

    for (unsigned top = 0; top < ELL; top++) {
        ring pair[2], known, bits;
        zp d[ELL];

        draw_ring(s, pair, 2);
        /* Alike above the bit `top`, and there x is the greater. */
        pair[1] = ((pair[0] ^ pair[1]) & (((ring)1 << top) - 1)) ^
                  (pair[0] & ~((ring)1 << top));
        pair[0] |= (ring)1 << top;
        scaled_terms(s, pair[0], pair[1], d);
        bits = ex_learn(d, pair[0], &known);
        assert_number(RING_MAX << top, known,
                      "the bits known if the zero is at %u", top);
        assert_number(pair[1] & known, bits & known,
                      "those bits of r, for x = %lld",
                      (long long)pair[0]);
    }
    stream_close(s);
}

static void without_a_zero_nothing_is_certain(void **state) {
    (void)state;
    struct seed seed = {{2}};
    struct stream *s = stream_open(&seed);
    ring known = 1;
    zp d[ELL];

    scaled_terms(s, 41, 44, d);
    ex_learn(d, 41, &known);
    assert_number(0, known, "the bits known without a zero");
    stream_close(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_bit_is_wrong_and_none_is_missing),
    cmocka_unit_test(without_a_zero_nothing_is_certain),
};

RUN("exercise: play the helper", tests)
