/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "secrecy.h"

void ex_own_input(struct party *me, int who, const ring *x, ring *out,
                  size_t n);

static void share_out(int who, struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    ring *x = as_vector(me, in, 2, n), *share = take_ring(me, 2 * n);

    ex_own_input(me, who, me->id == who ? x : NULL, share, 2 * n);
    from_vector(share, out, 2, n);
}

static void run_P0(struct party *me, ring *const in[],
                   ring *const out[], size_t n) {
    share_out(P0, me, in, out, n);
}

static void run_P1(struct party *me, ring *const in[],
                   ring *const out[], size_t n) {
    share_out(P1, me, in, out, n);
}

static bool pose_P0(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P0][1] = next_digit(k, L);
    return true;
}

static bool pose_P1(uint64_t *k, struct values *in) {
    in->of[P1][0] = next_digit(k, L);
    in->of[P1][1] = next_digit(k, L);
    return true;
}

static void what_P0_shares_out_is_safe(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "own_input of P0",
                                     .words = "x[0] x[1]",
                                     .ins = {2, 0, 0},
                                     .shares = 2,
                                     .own = true,
                                     .dealers = 1 << P0,
                                     .pose = pose_P0,
                                     .run = run_P0});
}

static void what_P1_shares_out_is_safe(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "own_input of P1",
        .words = "x[0] x[1]",
        .ins = {0, 2, 0},
        .shares = 2,
        .own = true,
        .dealers = 1 << P1,
        .pose = pose_P1,
        .run = run_P1,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_P0_shares_out_is_safe),
    cmocka_unit_test(what_P1_shares_out_is_safe),
};

RUN("exercise: a party's own number, seen", tests)
