/* Tangled from chapters/37-convolution.md; edit that file. */
#include "lanes.h"
#include "looking.h"
#include "network.h"
#include "pool.h"
#include "three.h"
#include "ways.h"
#include "wrap_rows.h"

enum { MOST = 4096, LEVELS = 4 };

/* Groups, and an error for each, to maxima and the errors played
   back. */
static void group_back(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    size_t groups = t->in_n[1], size = t->in_n[0] / groups;
    struct sign s = *(const struct sign *)t->arg;
    struct flags ahead[LEVELS];

    take_ahead(me, ahead, groups, size);
    maxpool_keep(me, in[0], out[0], ahead, groups, size, s);
    unpool(me, ahead, in[1], out[1], groups, size, s);
}

/* Few values, so that there are ties, far apart. */
static void some(ring *x, size_t n, uint64_t seed) {
    struct splitmix random = {seed};

    for (size_t k = 0; k < n; k++)
        x[k] = (splitmix_below(&random, 5) - 2) << 36;
}

static size_t place_of_largest(const ring *x, size_t size) {
    size_t place = 0;

    for (size_t i = 1; i < size; i++)
        if (signed_of(x[i]) > signed_of(x[place]))
            place = i;
    return place;
}

enum { GROUPS = 29 };

static void check_groups(size_t size, struct sign s) {
    ring x[GROUPS * 9], error[GROUPS], max[GROUPS], back[GROUPS * 9];
    struct three t = {.protocol = group_back,
                      .arg = &s,
                      .in = {x, error},
                      .in_n = {GROUPS * size, GROUPS},
                      .out = {max, back},
                      .out_n = {GROUPS, GROUPS * size}};

    some(x, GROUPS * size, size);
    for (size_t g = 0; g < GROUPS; g++)
        error[g] = (g + 1) * UINT64_C(0x9e3779b97f4a7c15);
    three_run(&t);
    for (size_t g = 0; g < GROUPS; g++) {
        size_t place = place_of_largest(x + g * size, size);

        assert_true(max[g] == x[g * size + place]);
        for (size_t i = 0; i < size; i++)
            assert_true(back[g * size + i] ==
                        (i == place ? error[g] : 0));
    }
    assert_cost(cost_then(maxpool_cost(GROUPS, size, false, s),
                          unpool_cost(GROUPS, size, s)),
                t.cost);
}

static void errors_go_to_the_first_largest_at_any_size(void **state) {
    (void)state;
    for (size_t size = 1; size <= 9; size++) {
        check_groups(size, WHOLE_RING);
        check_groups(size, (struct sign){DEALT, 40});
    }
    check_groups(4, PUBLISHED);
    check_groups(5, PUBLISHED);
}

/* x and delta to z and the error of x. */
static void pool_back_and_forth(struct party *me, const struct three *t,
                                ring *const in[], ring *const out[]) {
    const struct pool *p = t->arg;
    struct flags ahead[LEVELS];

    take_ahead(me, ahead, p->batch * p->out, p->windows.area);
    if (holds_shares(me))
        memset(out[1], 1, t->out_n[1] * sizeof(ring));
    pool_forward(me, *p, in[0], out[0], ahead);
    pool_back(me, *p, ahead, in[1], out[1]);
}

/* One channel of one window: its largest goes to *z, and the place of
   that gets the error. */
static void pool_window(const struct window *w, const ring *x,
                        size_t row, size_t col, ring *z, ring error,
                        ring *back) {
    size_t best = SIZE_MAX;

    for (size_t i = row; i < row + w->side; i++)
        for (size_t j = col; j < col + w->side; j++) {
            size_t at = (i * w->cols + j) * w->channels;

            if (best == SIZE_MAX || signed_of(x[at]) > signed_of(*z)) {
                best = at;
                *z = x[at];
            }
        }
    back[best] += error;
}

static void pool_image(const struct window *w, const ring *x, ring *z,
                       const ring *error, ring *back) {
    for (size_t i = 0; i + w->side <= w->rows; i += w->stride)
        for (size_t j = 0; j + w->side <= w->cols; j += w->stride)
            for (size_t c = 0; c < w->channels; c++)
                pool_window(w, x + c, i, j, z++, *error++, back + c);
}

static struct pool pool_of(struct looking *l, const size_t shape[8],
                           struct sign s) {
    look_at(l, shape);
    return (struct pool){l->batch, l->layer.in, l->layer.out,
                         l->map.windows, s};
}

static void check_pool(const size_t shape[8], struct sign s) {
    static ring x[MOST], z[MOST], delta[MOST], back[MOST];
    static ring max[MOST], want[MOST];
    struct looking l;
    struct pool p = pool_of(&l, shape, s);
    size_t in = p.batch * p.in, out = p.batch * p.out;
    struct three t = {.protocol = pool_back_and_forth,
                      .arg = &p,
                      .in = {x, delta},
                      .in_n = {in, out},
                      .out = {z, back},
                      .out_n = {out, in}};

    some(x, in, 1);
    some(delta, out, 2);
    memset(want, 0, sizeof want);
    for (size_t i = 0; i < p.batch; i++)
        pool_image(&l.layer.window, x + i * p.in, max + i * p.out,
                   delta + i * p.out, want + i * p.in);
    three_run(&t);
    assert_ring_equal(max, z, out);
    assert_ring_equal(want, back, in);
    assert_cost(cost_then(pool_forward_cost(p), pool_back_cost(p)),
                t.cost);
}

static void a_layer_pools_as_in_the_clear(void **state) {
    const size_t tiles[] = {6, 4, 3, 2, 2, 0, 3, 2};
    const size_t overlap[] = {5, 5, 2, 3, 1, 0, 2, 2};
    const size_t gaps[] = {5, 7, 1, 2, 3, 0, 1, 3};

    (void)state;
    check_pool(tiles, WHOLE_RING);
    check_pool(overlap, WHOLE_RING);
    check_pool(gaps, (struct sign){DEALT, 40});
    check_pool(tiles, PUBLISHED);
}

static void groups_stay_in_their_lanes(void **state) {
    const struct layout one = {{{4, 1}}}, six = {{{24, 6}}};
    const struct lanes groups = {.count = 4,
                                 .run = group_back,
                                 .arg = &WHOLE_RING,
                                 .in = {six, one},
                                 .out = {one, six},
                                 .inside = {six, {{{12, 3}}}, one}};

    (void)state;
    lanes_apart(&groups);
    lanes_full(&groups);
}

static void images_stay_in_their_lanes(void **state) {
    const size_t shape[] = {3, 3, 1, 2, 1, 0, 1, 3};
    struct looking l;
    struct pool p = pool_of(&l, shape, WHOLE_RING);
    const struct layout image = {{{27, 9}}}, out = {{{12, 4}}};
    const struct lanes images = {
        .count = 3,
        .run = pool_back_and_forth,
        .arg = &p,
        .in = {image, out},
        .out = {out, image},
        .inside = {{{{48, 16}}}, {{{24, 8}}}, out}};

    (void)state;
    lanes_apart(&images);
}

static void the_way_back_costs_what_the_table_says(void **state) {
    struct cost bare = maxpool_cost(64, 4, false, WHOLE_RING);
    struct cost place = maxpool_cost(64, 4, true, WHOLE_RING);

    (void)state;
    assert_cost((struct cost){2, 3072, 1536},
                unpool_cost(64, 4, WHOLE_RING));
    assert_cost((struct cost){bare.rounds, bare.online + 3072,
                              bare.dealt + 1536},
                place);
    assert_cost((struct cost){1, 1024, 2048},
                maxpool_derivative_cost(64, 4));
    assert_cost((struct cost){1, 8192, 2048}, multiply_cost(64 * 4));
}

/* How many bytes of its arena does a party need for flags? */
static void keep_flags(struct party *me, void *arg) {
    size_t *bytes = arg, before = arena_mark(me);
    struct flags ahead[LEVELS];

    take_ahead(me, ahead, 368640, 4);
    if (me->id == P0)
        *bytes = arena_mark(me) - before;
}

static void flags_of_a_batch_take_nine_megabytes(void **state) {
    size_t bytes = 0;
    struct why why;

    (void)state;
    assert_int_equal(party_threads(keep_flags, &bytes, &why), 0);
    assert_in_range(bytes, 8900000, 9100000);
}

#define pool_forward pool_forward_unzeroed
#define pool_back pool_back_unzeroed
#define memset(where, what, n) ((void)0)
#include "pool.c"
#undef pool_forward
#undef pool_back
#undef memset

static void back_onto_ones(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    const struct pool *p = t->arg;
    struct flags ahead[LEVELS];

    take_ahead(me, ahead, p->batch * p->out, p->windows.area);
    pool_forward_unzeroed(me, *p, in[0], out[0], ahead);
    for (size_t k = 0; k < t->out_n[1]; k++)
        out[1][k] = me->id == P0;
    pool_back_unzeroed(me, *p, ahead, in[1], out[1]);
}

static void without_zeros_what_was_there_is_added(void **state) {
    const size_t shape[] = {4, 4, 1, 2, 2, 0, 1, 1};
    struct looking l;
    struct pool p = pool_of(&l, shape, WHOLE_RING);
    ring x[16], delta[4] = {5, 6, 7, 8}, z[4], back[16], sum = 0;
    struct three t = {.protocol = back_onto_ones,
                      .arg = &p,
                      .in = {x, delta},
                      .in_n = {16, 4},
                      .out = {z, back},
                      .out_n = {4, 16}};

    (void)state;
    some(x, 16, 1);
    three_run(&t);
    for (size_t k = 0; k < 16; k++)
        sum += back[k];
    assert_int_equal(sum, 5 + 6 + 7 + 8 + 16);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(errors_go_to_the_first_largest_at_any_size),
    cmocka_unit_test(a_layer_pools_as_in_the_clear),
    cmocka_unit_test(groups_stay_in_their_lanes),
    cmocka_unit_test(images_stay_in_their_lanes),
    cmocka_unit_test(the_way_back_costs_what_the_table_says),
    cmocka_unit_test(flags_of_a_batch_take_nine_megabytes),
    cmocka_unit_test(without_zeros_what_was_there_is_added),
};

RUN("pooling", tests)
