/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "check.h"
#include "prg.h"
#include "share.h"

void ex_hinge(const uint8_t *open, const ring *t, const ring *coin_t,
              ring *e, size_t n);

enum { N = 8 };

/* All pairs of open and coin, for one t above 0 and one below. */
static void the_error_is_there_where_the_flag_is(void **state) {
    struct seed seed = {{6}};
    struct stream *stream = stream_open(&seed);
    ring t[N], product[N], want[N], sum[N];
    ring t_share[2][N], product_share[2][N], e[2][N];
    uint8_t open[N];

    (void)state;
    for (size_t k = 0; k < N; k++) {
        unsigned coin = k >> 1 & 1;

        open[k] = k & 1;
        t[k] = ring_of(k < 4 ? 100 : -30);
        product[k] = coin * t[k];
        want[k] = (open[k] ^ coin) * t[k];
    }
    split(MOD_L, stream, t, t_share[0], t_share[1], N);
    split(MOD_L, stream, product, product_share[0], product_share[1],
          N);
    for (int j = 0; j < 2; j++)
        ex_hinge(open, t_share[j], product_share[j], e[j], N);
    group_add(MOD_L, e[0], e[1], sum, N);
    for (size_t k = 0; k < N; k++)
        assert_number(signed_of(want[k]), signed_of(sum[k]),
                      "the error where open is %d and t is %lld",
                      open[k], (long long)signed_of(t[k]));
    stream_close(stream);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_error_is_there_where_the_flag_is),
};

RUN("exercise: an error without a bound", tests)
