/* Tangled from chapters/38-secure-network.md; edit that file. */
#include "check.h"
#include "share.h"

void ex_dropout(const ring *a, const uint8_t *coin, ring *out,
                size_t n);

static void shares_of_silenced_units_add_up_to_zero(void **state) {
    struct seed seed = {{5}};
    struct stream *stream = stream_open(&seed);
    ring a[32], share[2][32], sum[32], want[32];
    uint8_t coin[32];

    (void)state;
    for (size_t k = 0; k < 32; k++)
        a[k] = 1000 * k;
    draw_below(stream, coin, 32, 2);
    split(MOD_L, stream, a, share[0], share[1], 32);
    for (int j = 0; j < 2; j++)
        ex_dropout(share[j], coin, share[j], 32);
    group_add(MOD_L, share[0], share[1], sum, 32);
    for (size_t k = 0; k < 32; k++)
        want[k] = coin[k] ? 2000 * k : 0;
    assert_ring_equal(want, sum, 32);
    stream_close(stream);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shares_of_silenced_units_add_up_to_zero),
};

RUN("dropout", tests)
