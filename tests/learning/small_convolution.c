/* Tangled from chapters/32-convolution.md; edit that file. */
#include "beaver.h"
#include "three.h"
#include "unpool.h"

static const struct layer looks = {
    CONVOLUTION, 9, 4, {3, 3, 1, 2, 1, 0}};

static const ring x[9] = {1, 2, 0, 0, 3, 1, 2, 0, 1};
static const ring w[4] = {1, RING_MAX, 2, 0};
static const ring a[9] = {10, 50, 7, 33, 5, 60, 21, 12, 40};
static const ring b[4] = {20, 7, 50, 9};

/* z = x y. */
static void product(const struct linear *map, const ring *left,
                    const ring *right, ring *z) {
    ring room[32];

    assert_true(linear_room(map) <= 32);
    memset(z, 0, 4 * sizeof *z);
    linear_add(map, FORWARD, left, right, z, room);
}

static void the_worked_example_holds(void **state) {
    uint32_t pixel[16];
    struct linear map = linear_of(&looks, 1, windows_of(&looks, pixel));
    const ring open[9] = {55, 16, 57, 31, 62, 5, 45, 52, 25};
    const ring f[4] = {45, 56, 16, 55}, dealt[4] = {5, 47, 61, 8};
    const ring want[4] = {RING_MAX, 8, 1, 2};
    ring e[9], g[4], c[4], xf[4], ew[4], ef[4], z[4];

    (void)state;
    group_sub(MOD_L, x, a, e, 9);
    assert_ring_equal(open, e, 9);
    group_sub(MOD_L, w, b, g, 4);
    assert_ring_equal(f, g, 4);
    product(&map, a, b, c);
    assert_ring_equal(dealt, c, 4);
    product(&map, x, f, xf);
    product(&map, e, w, ew);
    product(&map, e, f, ef);
    for (int k = 0; k < 4; k++)
        z[k] = mod_L(c[k] + xf[k] + ew[k] - ef[k]);
    assert_ring_equal(want, z, 4);
    product(&map, x, w, z);
    assert_ring_equal(want, z, 4);
}

/* Groups, and an error for each, to maxima and the errors played
   back. */
static void there_and_back(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    size_t size = t->in_n[0] / t->n;
    struct flags ahead[4];

    take_ahead(me, ahead, t->n, size);
    maxpool_keep(me, in[0], out[0], ahead, t->n, size, WHOLE_RING);
    unpool(me, ahead, in[1], out[1], t->n, size, WHOLE_RING);
}

static struct three groups_of(const ring *value, const ring *error,
                              ring *max, ring *back, size_t groups,
                              size_t size) {
    return (struct three){.protocol = there_and_back,
                          .n = groups,
                          .in = {value, error},
                          .in_n = {groups * size, groups},
                          .out = {max, back},
                          .out_n = {groups, groups * size}};
}

static void an_error_goes_back_where_the_maximum_was(void **state) {
    const ring z[4] = {RING_MAX, 8, 1, 2}, five = 5;
    const ring want[4] = {0, 5, 0, 0};
    ring max, back[4];
    struct three t = groups_of(z, &five, &max, back, 1, 4);

    (void)state;
    three_run(&t);
    assert_int_equal(max, 8);
    assert_ring_equal(want, back, 4);
}

enum { LONGEST = 9, MOST = 1 << LONGEST };

static void check_patterns(size_t size) {
    static ring value[MOST * LONGEST], error[MOST], max[MOST];
    static ring back[MOST * LONGEST];
    size_t groups = (size_t)1 << size;
    struct three t = groups_of(value, error, max, back, groups, size);

    for (size_t g = 0; g < groups; g++) {
        error[g] = mod_L(7 * g + 1);
        for (size_t i = 0; i < size; i++)
            value[g * size + i] = g >> i & 1;
    }
    three_run(&t);
    for (size_t g = 0; g < groups; g++) {
        size_t first = g ? (size_t)__builtin_ctzll(g) : 0;

        for (size_t i = 0; i < size; i++)
            assert_int_equal(back[g * size + i],
                             i == first ? error[g] : 0);
    }
}

static void of_equals_the_first_gets_the_error(void **state) {
    (void)state;
    for (size_t size = 1; size <= LONGEST; size++)
        check_patterns(size);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(an_error_goes_back_where_the_maximum_was),
    cmocka_unit_test(of_equals_the_first_gets_the_error),
};

RUN("convolution and pooling, six bits", tests)
