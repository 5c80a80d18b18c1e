/* Tangled from chapters/38-secure-network.md; edit that file. */
#include "check.h"
#include "prg.h"
#include "share.h"

void ex_momentum(int j, ring *v, const ring *g, ring *theta, size_t n);

/* Five steps of 1.0 each; in reals v tends to 8. */
static void the_memory_adds_up(void **state) {
    struct seed seed = {{3}};
    struct stream *stream = stream_open(&seed);
    ring zero = 0, unit = 65536, v[2], theta[2];
    double real_v = 0, real_theta = 0;

    (void)state;
    split(MOD_L, stream, &zero, &v[0], &v[1], 1);
    split(MOD_L, stream, &zero, &theta[0], &theta[1], 1);
    for (int i = 0; i < 5; i++) {
        ring g[2];

        split(MOD_L, stream, &unit, &g[0], &g[1], 1);
        for (int j = 0; j < 2; j++)
            ex_momentum(j, &v[j], &g[j], &theta[j], 1);
        real_v = real_v * 7 / 8 + 65536;
        real_theta -= real_v;
    }
    double off = (double)signed_of(mod_L(theta[0] + theta[1]));

    assert_real(real_theta, off, 32, "theta after five steps");
    stream_close(stream);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_memory_adds_up),
};

RUN("momentum", tests)
