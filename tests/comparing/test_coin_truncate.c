/* Tangled from chapters/31-coin.md; edit that file. */
#include "coin_truncate.h"
#include "lanes.h"
#include "small_ring.h"
#include "three.h"
#include "truncate.h"
#include "truncation_edges.h"

/* arg: how many bits are dropped. */
static void run_coin(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const int *d = t->arg;
    memcpy(out[0], in[0], t->n * sizeof(ring));
    rescale_coin(me, out[0], t->n, *d);
}

static void a_coin_takes_one_of_two_on_the_whole_domain(void **state) {
    (void)state;
    ring x[EDGES], got[EDGES];
    list_edges(x, 0);
    for (int d = 1; d <= 62; d++) {
        struct cost cost =
            three_map(run_coin, &d, MOD_L, x, MOD_L, got, EDGES);
        assert_cost((struct cost){1, 16 * EDGES, 16 * EDGES}, cost);
        assert_cost(truncate_coin_cost(EDGES), cost);
        for (size_t k = 0; k < EDGES; k++) {
            ring up = got[k] - truncate_one(x[k], d, FLOOR, 0);
            assert_in_range(up, 0, x[k] << (64 - d) != 0);
        }
    }
}

static void truncations_stay_in_their_lanes(void **state) {
    const int d = 16;
    struct lanes all = lanes_of_elements(run_coin, 1, 1);
    (void)state;
    all.arg = &d;
    lanes_apart(&all);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const int d = 16;
    struct lanes all = lanes_of_elements(run_coin, 1, 1);
    (void)state;
    all.arg = &d;
    lanes_full(&all);
}

static void the_local_coin_is_in_the_first_share(void **state) {
    (void)state;
    for (int d = 1; d < 8; d++)
        for (int64_t x = -128; x < 128; x++)
            for (ring first = 0; first < 256; first++) {
                int64_t n = 1 << d, m = (x + 128) % n;
                int64_t down = (x - m) / n, s = (int64_t)first % n;
                if (!fails_small(8, x, first))
                    assert_int_equal(truncated_small(8, x, first, d),
                                     down + (s < m));
            }
}

static void of_eleven_quarters_the_share_tells_all(void **state) {
    (void)state;
    for (ring first = 11; first < 256; first++)
        assert_int_equal(truncated_small(8, 11, first, 2),
                         first % 4 == 3 ? 2 : 3);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_coin_takes_one_of_two_on_the_whole_domain),
    cmocka_unit_test(truncations_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
    cmocka_unit_test(the_local_coin_is_in_the_first_share),
    cmocka_unit_test(of_eleven_quarters_the_share_tells_all),
};

RUN("truncation by a coin", tests)
