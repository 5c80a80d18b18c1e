/* Tangled from chapters/23-leak.md; edit that file. */
#include "check.h"
#include "network.h"
#include "share.h"

ring ex_read_all(const zp *const dealt[2], const zp *const seen[2]);

/* What the helper deals and sees of a comparison of x with r. */
static void play(ring x, ring r, struct splitmix *random,
                 zp dealt[2][ELL], zp seen[2][ELL]) {
    unsigned sum[2] = {0, 0}, shift = splitmix_next(random) % ELL;
    for (unsigned i = ELL; i-- > 0;) {
        unsigned bit = x >> i & 1, ours = r >> i & 1, c[2], s, share;
        do { /* not one that makes c[0] zero */
            share = (unsigned)(splitmix_next(random) % P);
            c[0] = (sum[0] + P - share) % P;
        } while (c[0] == 0);
        unsigned other = (bit + P - share) % P;
        c[1] = (sum[1] + 1 + ours + P - other) % P;
        s = (unsigned)(splitmix_next(random) % (P - 1) + 1);
        dealt[0][i] = (zp)share, dealt[1][i] = (zp)other;
        for (int j = 0; j < 2; j++)
            seen[j][(i + shift) % ELL] = (zp)(s * c[j] % P);
        sum[0] += ours ? P - share : share;
        sum[1] += ours ? 1 + P - other : other;
    }
}

static void all_of_r_is_found(void **state) {
    (void)state;
    struct splitmix random = {7};
    for (int run = 0; run < 100; run++) {
        zp dealt[2][ELL], seen[2][ELL];
        ring x = splitmix_next(&random), r = splitmix_next(&random);
        play(x, r, &random, dealt, seen);
        ring got = ex_read_all((const zp *const[]){dealt[0], dealt[1]},
                               (const zp *const[]){seen[0], seen[1]});
        assert_number((long long)r, (long long)got,
                      "r, compared with x = %lld", (long long)x);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_of_r_is_found),
};

RUN("exercise: read it all", tests)
