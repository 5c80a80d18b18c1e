/* Tangled from chapters/49-results.md; edit that file. */
#include "secrecy.h"
#include "wrap_drelu.h"
#include "wrap_maxpool.h"
#include "wrap_multiply.h"

void ex_jury(struct party *me, ring *const vote[3], ring *index,
             size_t rows);

/* Three entries of the votes are secret, and all others zero. */
static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring *vote[3];

    for (int i = 0; i < 3; i++) {
        vote[i] = take_ring(me, 10 * n);
        memset(vote[i], 0, 10 * n * sizeof(ring));
        for (size_t k = 0; k < n; k++)
            vote[i][10 * k + 4 * (size_t)i] = in[i][k];
    }
    ex_jury(me, vote, out[0], n);
}

/* Any of P1's shares, and some of P0's. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 3; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

static void nobody_learns_a_vote(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "jury",
        .words = "vote[0][0] vote[1][4] vote[2][8]",
        .ins = {3, 3, 0},
        .shares = 1,
        .stale = true,
        .pose = pose,
        .one_by_one = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_a_vote),
};

RUN("exercise: a jury, seen", tests)
