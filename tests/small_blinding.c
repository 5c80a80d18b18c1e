/* Tangled from chapters/15-compare.md; edit that file. */
#undef P
#define P 5 /* blinding works with any prime, and this one has few */

#include <stdlib.h>

#include "compare.h"
#include "three.h"

enum { CHOICES = 4 * 4 * 4 * 4 * 4 * 4 * ELL };
enum { VECTORS = 5 * 5 * 5 * 5 * 5 * 5 };

/* A party, and what is broken in it. */
struct rig {
    struct party party;
    bool no_scale, no_turn;
};

/* In place of a stream: the s_i are the six digits of k to base 4, and
   the shift is what is left of k. */
static void enumerate(const struct rig *rig, uint8_t *out, size_t n,
                      unsigned bound) {
    bool idle = bound == ELL ? rig->no_turn : rig->no_scale;
    for (size_t i = 0; i < n; i++) {
        size_t digit = bound == ELL ? 6 : i / CHOICES;
        size_t k = i % CHOICES >> 2 * digit;
        out[i] = idle ? 0 : (uint8_t)(digit == 6 ? k : k % 4);
    }
}

#define draw_below(s, out, n, bound)                                   \
    ((void)(s), enumerate((const struct rig *)me, out, n, bound))
#define refresh(me, group, x, n) ((void)0)
#include "compare.c"

/* count[v] = how often d is v, read to base 5, over all choices. */
static void count_views(struct rig *rig, const zp *c, unsigned *count) {
    struct party *me = &rig->party;
    size_t mark = arena_mark(me);
    zp *all = take_bytes(me, ELL * CHOICES);
    zp *spare = take_bytes(me, ELL * CHOICES), *d;
    for (size_t i = 0; i < ELL; i++)
        memset(all + i * CHOICES, c[i], CHOICES);
    d = blind(me, all, spare, CHOICES);
    memset(count, 0, VECTORS * sizeof *count);
    for (size_t k = 0; k < CHOICES; k++) {
        size_t v = 0;
        for (size_t i = 0; i < ELL; i++)
            v = v * P + d[i * CHOICES + k];
        count[v]++;
    }
    arena_release(me, mark);
}

/* Do all rows with the same number of zeros look the same? Row m has 1
   or 3 at place i as bit i of m says, and a zero at `zero`. */
static bool rows_look_alike(struct rig *rig) {
    static unsigned first[VECTORS], count[VECTORS];
    for (unsigned zero = 0; zero <= ELL; zero++)
        for (unsigned m = 0; m < 1u << ELL; m++) {
            bool compare = m > 0 || (zero > 0 && zero < ELL);
            zp c[ELL];
            for (unsigned i = 0; i < ELL; i++)
                c[i] = i == zero ? 0 : m >> i & 1 ? 3 : 1;
            count_views(rig, c, compare ? count : first);
            if (compare && memcmp(first, count, sizeof count) != 0)
                return false;
        }
    return true;
}

static bool looks_alike(bool no_scale, bool no_turn) {
    struct arena arena = {.size = 1 << 20};
    struct rig rig = {{.id = P0}, no_scale, no_turn};
    arena.base = aligned_alloc(64, arena.size);
    rig.party.arena = arena;
    bool alike = rows_look_alike(&rig);
    free(arena.base);
    return alike;
}

static void the_helper_sees_one_bit_and_nothing_else(void **state) {
    (void)state;
    assert_true(looks_alike(false, false));
}

static void without_scaling_it_sees_more(void **state) {
    (void)state;
    assert_false(looks_alike(true, false));
}

static void without_rotation_it_sees_more(void **state) {
    (void)state;
    assert_false(looks_alike(false, true));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_helper_sees_one_bit_and_nothing_else),
    cmocka_unit_test(without_scaling_it_sees_more),
    cmocka_unit_test(without_rotation_it_sees_more),
};

RUN("private compare, all choices counted", tests)
