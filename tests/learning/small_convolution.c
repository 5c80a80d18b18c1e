/* Tangled from chapters/37-convolution.md; edit that file. */
#include "three.h"
#include "unpool.h"

static const struct layer looks = {
    CONVOLUTION, 9, 4, {3, 3, 1, 2, 1, 0}};

static const ring picture[9] = {1, 2, 0, 0, 3, 1, 2, 0, 1};
static const ring filter[4] = {1, RING_MAX, 2, 0};
static const ring image_mask[9] = {10, 50, 7, 33, 5, 60, 21, 12, 40};
static const ring hides[4] = {20, 7, 50, 9};

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
    const ring want[4] = {RING_MAX, 8, 1, 2}, of_xf[4] = {2, 1, 8, 54};
    const ring of_ew[4] = {37, 19, 59, 33}, of_ef[4] = {45, 59, 63, 29};
    ring e[9], g[4], c[4], xf[4], ew[4], ef[4], z[4];

    (void)state;
    group_sub(MOD_L, picture, image_mask, e, 9);
    assert_ring_equal(open, e, 9);
    group_sub(MOD_L, filter, hides, g, 4);
    assert_ring_equal(f, g, 4);
    product(&map, image_mask, hides, c);
    assert_ring_equal(dealt, c, 4);
    product(&map, picture, f, xf);
    assert_ring_equal(of_xf, xf, 4);
    product(&map, e, filter, ew);
    assert_ring_equal(of_ew, ew, 4);
    product(&map, e, f, ef);
    assert_ring_equal(of_ef, ef, 4);
    for (int k = 0; k < 4; k++)
        z[k] = mod_L(c[k] + xf[k] + ew[k] - ef[k]);
    assert_ring_equal(want, z, 4);
    product(&map, picture, filter, z);
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

/* The same masks for both halves. */
static void draw_twice(struct party *me, enum group g, ring *out,
                       size_t n) {
    draw_mask(me, g, out, n / 2);
    memcpy(out + n / 2, out, n / 2 * sizeof *out);
}

#define multiply multiply_twice
#define multiply_matrix multiply_matrix_twice
#define multiply_masked multiply_masked_twice
#define deal_masked deal_masked_twice
#define tell_mask tell_mask_twice
#define take_masked take_masked_twice
#define mask_open mask_open_twice
#define open_multiply open_multiply_twice
#define draw_mask draw_twice
#include "beaver.c"
#undef multiply
#undef multiply_matrix
#undef multiply_masked
#undef deal_masked
#undef tell_mask
#undef take_masked
#undef mask_open
#undef open_multiply
#undef draw_mask

typedef void opening(struct party *me, struct masked *const matrix[],
                     size_t count);

struct openings {
    opening *open;
};

/* P0: by how much the first image is open above the second. */
static void compare_images(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    struct masked batch = {in[0], NULL, 2, 9};

    ((const struct openings *)t->arg)
        ->open(me, (struct masked *[]){&batch}, 1);
    memset(out[0], 0, 9 * sizeof *out[0]);
    if (me->id == P0)
        group_sub(MOD_L, batch.open, batch.open + 9, out[0], 9);
}

static void one_mask_for_two_images_shows_how_they_differ(void **s) {
    ring images[18], apart[9], seen[9];
    struct openings how = {mask_open_twice};
    struct three t = {.protocol = compare_images,
                      .arg = &how,
                      .in = {images},
                      .in_n = {18},
                      .out = {seen},
                      .out_n = {9}};

    (void)s;
    for (size_t k = 0; k < 18; k++)
        images[k] = mod_L(k < 9 ? picture[k] : 5 * k * k);
    group_sub(MOD_L, images, images + 9, apart, 9);
    three_run(&t);
    assert_ring_equal(apart, seen, 9);
    how.open = mask_open;
    three_run(&t);
    assert_memory_not_equal(apart, seen, sizeof seen);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(an_error_goes_back_where_the_maximum_was),
    cmocka_unit_test(of_equals_the_first_gets_the_error),
    cmocka_unit_test(one_mask_for_two_images_shows_how_they_differ),
};

RUN("convolution and pooling, six bits", tests)
