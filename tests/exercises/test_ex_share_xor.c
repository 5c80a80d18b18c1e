/* Tangled from chapters/11-sharing.md; edit that file. */
#include "check.h"
#include "share.h"

void ex_share_xor(int j, const zp *x, const zp *b, zp *out, size_t n);

/* All bits x and b, and all shares of x. */
static void every_sharing_of_every_bit_is_flipped(void **state) {
    (void)state;
    for (int mask = 0; mask < P; mask++) {
        const zp b[4] = {0, 0, 1, 1}, want[4] = {0, 1, 1, 0};
        zp x0[4], x1[4], y0[4], y1[4], got[4];
        for (int k = 0; k < 4; k++) {
            x0[k] = (zp)mask;
            x1[k] = zp_sub((zp)(k & 1), (zp)mask);
        }
        ex_share_xor(0, x0, b, y0, 4);
        ex_share_xor(1, x1, b, y1, 4);
        group_add(MOD_P, y0, y1, got, 4);
        assert_byte_equal(want, got, 4);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_sharing_of_every_bit_is_flipped),
};

RUN("exercise: flip a shared bit", tests)
