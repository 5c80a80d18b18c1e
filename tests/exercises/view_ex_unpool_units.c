/* Tangled from chapters/37-convolution.md; edit that file. */
#include "leads.h"
#include "secrecy.h"
#include "unpool.h"

void ex_units(struct party *me, const struct flags *ahead, ring *unit,
              size_t groups, size_t size);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct flags ahead[1] = {leads(me, in, 0, 0, 1)};
    ring unit[2];

    (void)n;
    ex_units(me, ahead, unit, 1, 2);
    for (size_t k = 0; holds_shares(me) && k < 2; k++)
        *out[k] = unit[k];
}

static bool pose(uint64_t *k, struct values *in) {
    pose_lead(k, in, 0, 0);
    return true;
}

static void nobody_learns_who_was_ahead(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "units",
        .words = "flag coin",
        .ins = {2, 2, 1},
        .shares = 2,
        .own = true,
        .one_by_one = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_who_was_ahead),
};

RUN("exercise: unit vectors of any size, seen", tests)
