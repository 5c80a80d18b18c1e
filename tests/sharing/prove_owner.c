/* Tangled from chapters/21-beaver.md; edit that file. */
#include "beaver.h"
#include "secrecy.h"

/* The owner is told x, and masks it for both. */
static struct masked mask_by_owner(struct party *me, const ring *x,
                                   ring *told, ring *share, size_t n) {
    struct masked m = {NULL, take_ring(me, n), n, 1};
    ring *fresh = take_ring(me, n);

    if (holds_shares(me)) {
        memcpy(fresh, x, n * sizeof *x);
        refresh(me, MOD_L, fresh, n);
    }
    reveal(me, OWNER, MOD_L, fresh, told, n);
    deal_masked(me, told, share, &m);
    return m;
}

static void run_mask(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    mask_by_owner(me, in[0], out[1], out[0], n);
}

static void only_who_dealt_a_mask_knows_it(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "deal_masked",
        .words = "x",
        .ins = {1, 1, 0},
        .shares = 1,
        .told = {[OWNER] = 1},
        .dealers = 1 << P2 | 1 << OWNER,
        .run = run_mask,
    });
}

#if ELL == 2
static void run_product(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    struct linear a = linear_dense(1, 1, 1);
    struct masked w = {in[1], NULL, 1, 1};
    ring *share = take_ring(me, n);
    struct masked x = mask_by_owner(me, in[0], out[1], share, n);

    if (me->id == OWNER)
        return;
    mask_open(me, (struct masked *[]){&w}, 1);
    multiply_masked(me, &a, FORWARD, &x, &w, out[0]);
}

/* Some shares of x and w. */
static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = 3 * next_digit(k, 2);
    in->of[P1][0] = 2;
    in->of[P0][1] = 1 + next_digit(k, 2);
    in->of[P1][1] = next_digit(k, 2);
    return true;
}

static void nobody_learns_a_factor_or_the_product(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "a product with what the owner masks",
        .words = "x w",
        .ins = {2, 2, 0},
        .shares = 1,
        .told = {[OWNER] = 1},
        .together = {1 << OWNER | 1 << P0, 1 << OWNER | 1 << P1},
        .one_by_one = true,
        .pose = pose,
        .run = run_product,
    });
}
#endif

static void run_bare(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_mask(me, in, out, n);
    if (me->id == OWNER)
        send_to(me, P0, out[1], n * sizeof *out[1]);
    if (me->id == P0)
        recv_from(me, OWNER, take_ring(me, n), n * sizeof(ring));
}

static void an_unmasked_number_is_seen(void **state) {
    const struct secrecy bare = {
        .name = "deal_masked, and x",
        .words = "x",
        .ins = {1, 1, 0},
        .shares = 1,
        .told = {[OWNER] = 1},
        .dealers = 1 << P2 | 1 << OWNER,
        .run = run_bare,
    };

    (void)state;
    assert_false(keeps_secrets(&bare, 1 << P0, false));
    assert_true(keeps_secrets(&bare, 1 << P1, false));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(only_who_dealt_a_mask_knows_it),
#if ELL == 2
    cmocka_unit_test(nobody_learns_a_factor_or_the_product),
#endif
    cmocka_unit_test(an_unmasked_number_is_seen),
};

RUN("masked by the owner, counted", tests)
