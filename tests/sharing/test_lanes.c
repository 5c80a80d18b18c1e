/* Tangled from chapters/19-lanes.md; edit that file. */
#include "lanes.h"

static void run_deal(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    deal(me, P2, MOD_L, in[0], out[0], t->n);
    refresh(me, MOD_L, out[0], t->n);
}

static void run_reveal(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    refresh(me, MOD_L, in[0], t->n);
    reveal(me, P2, MOD_L, in[0], out[0], t->n);
}

static void run_open(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    open_shares(me, MOD_L, in[0], out[0], t->n);
}

static void what_is_dealt_and_opened_stays_in_its_lane(void **state) {
    const struct lanes dealt = lanes_of_elements(run_deal, 1, 1);
    const struct lanes revealed = lanes_of_elements(run_reveal, 1, 1);
    const struct lanes opened = lanes_of_elements(run_open, 1, 1);
    (void)state;

    lanes_apart(&dealt);
    lanes_apart(&revealed);
    lanes_apart(&opened);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes dealt = lanes_of_elements(run_deal, 1, 1);
    (void)state;

    lanes_full(&dealt);
}

static void run_counted(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    size_t *const *calls = t->arg;

    if (me->id == P0)
        ++**calls;
    run_deal(me, t, in, out);
}

static void eighty_lanes_take_17_runs_of_two_calls(void **state) {
    size_t calls = 0, *counter = &calls;
    struct lanes dealt = lanes_of_elements(run_counted, 1, 1);
    (void)state;

    dealt.arg = &counter;
    lanes_apart(&dealt);
    assert_int_equal(dealt.count, 80);
    assert_int_equal(calls, (3 + 2 * 7) * 2);
}

/* P2 deals to P1, and every second mask is the one before. */
static void run_one_for_two(struct party *me, const struct three *t,
                            ring *const in[], ring *const out[]) {
    if (me->id == P1) {
        recv_from(me, P2, out[0], t->n * sizeof(ring));
        return;
    }
    draw_ring(me->with[P2 - me->id][DEAL], out[0], t->n);
    for (size_t k = 1; k < t->n; k += 2)
        out[0][k] = out[0][k - 1];
    if (me->id == P2) {
        group_sub(MOD_L, in[0], out[0], out[0], t->n);
        send_to(me, P1, out[0], t->n * sizeof(ring));
    }
}

static void a_mask_for_two_elements_is_noticed(void **state) {
    const struct lanes one = lanes_of_elements(run_one_for_two, 1, 1);
    (void)state;

    assert_int_equal((1 - 3 + 4) % 4, 2);
    assert_int_equal((2 - 3 + 4) % 4, 3);
    assert_int_equal((2 - 1 + 4) % 4, 1);
    assert_true(lanes_meet(&one));
}

static _Thread_local ring kept[80];

/* P0 and P1 draw masks in the first call, and use them in every one. */
static void run_kept(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    if (holds_shares(me) && kept[0] == 0)
        draw_ring(me->with[other(me)][BLIND], kept, t->n);
    if (me->id == P0)
        group_add(MOD_L, in[0], kept, in[0], t->n);
    reveal(me, P2, MOD_L, in[0], out[0], t->n);
}

static void masks_kept_for_the_next_call_are_noticed(void **state) {
    const struct lanes again = lanes_of_elements(run_kept, 1, 1);
    (void)state;

    assert_true(lanes_meet(&again));
}

/* P2 deals to P0 and P1, with masks of half the ring's bits. */
static void run_narrow(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    if (me->id == P1) {
        recv_from(me, P2, out[0], t->n * sizeof(ring));
        return;
    }
    draw_ring(me->with[P2 - me->id][DEAL], out[0], t->n);
    for (size_t k = 0; k < t->n; k++)
        out[0][k] &= UINT32_MAX;
    if (me->id == P2) {
        group_sub(MOD_L, in[0], out[0], out[0], t->n);
        send_to(me, P1, out[0], t->n * sizeof(ring));
    }
}

static void masks_of_half_the_bits_are_noticed(void **state) {
    const struct lanes narrow = lanes_of_elements(run_narrow, 1, 1);
    (void)state;

    lanes_apart(&narrow);
    assert_false(lanes_use_all(&narrow));
}

/* P0 and P1 tell each other everything. */
static void run_tell(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    run_deal(me, t, in, out);
    if (holds_shares(me))
        open_shares(me, MOD_L, in[0], in[0], t->n);
}

static void lanes_that_stay_apart_may_leak(void **state) {
    const struct lanes told = lanes_of_elements(run_tell, 1, 1);
    (void)state;

    lanes_apart(&told);
    lanes_full(&told);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_dealt_and_opened_stays_in_its_lane),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
    cmocka_unit_test(eighty_lanes_take_17_runs_of_two_calls),
    cmocka_unit_test(a_mask_for_two_elements_is_noticed),
    cmocka_unit_test(masks_kept_for_the_next_call_are_noticed),
    cmocka_unit_test(masks_of_half_the_bits_are_noticed),
    cmocka_unit_test(lanes_that_stay_apart_may_leak),
};

RUN("lanes", tests)
