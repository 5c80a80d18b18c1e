/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "pools.h"
#include "unit.h"

__typeof__(open_masked) __wrap_open_masked;

struct opened __wrap_open_masked(struct party *me, const ring *x,
                                 size_t n) {
    ring *mask = take_ring(me, n), *open = mask;

    for (size_t k = 0; k < n; k++)
        mask[k] = me->id == P1 ? 0 : mod_L(k);
    if (holds_shares(me)) {
        open = take_ring(me, n);
        group_add(MOD_L, x, mask, open, n);
    }
    open_shares(me, MOD_L, open, open, n);
    return (struct opened){open, mask, NULL, NULL, NULL};
}

static void with_every_mask_every_place_becomes_its_unit(void **s) {
    (void)s;
    enum { MASKS = 64, LARGEST = 16 };
    ring index[MASKS * LARGEST];
    static ring unit[MASKS * LARGEST * LARGEST];

    for (size_t size = 1; size <= LARGEST; size *= 2) {
        for (size_t g = 0; g < MASKS * size; g++)
            index[g] = g / MASKS;
        derive(index, unit, MASKS * size, size);
        for (size_t k = 0; k < MASKS * size * size; k++)
            assert_int_equal(unit[k], k % size == index[k / size]);
    }
}

static void deal_one_unit(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    (void)in;
    supply_units(me, masks_dealt(t->arg), out[0], 1, 4);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring mask = 7, dealt[] = {0, 1, 0, 0}, want[] = {0, 0, 1, 0};
    ring index[8] = {[7] = 2}, unit[8 * 4];

    three_run(&(struct three){.protocol = deal_one_unit,
                              .arg = &mask,
                              .out = {unit},
                              .out_n = {4}});
    assert_ring_equal(dealt, unit, 4);
    derive(index, unit, 8, 4);
    assert_ring_equal(want, unit + 7 * 4, 4);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(with_every_mask_every_place_becomes_its_unit),
    cmocka_unit_test(the_worked_example_holds),
};

RUN("unit vectors, six bits", tests)
