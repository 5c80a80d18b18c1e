/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "secrecy.h"

void ex_random(struct party *me, ring *out, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring *share = take_ring(me, 2 * n);

    (void)in;
    ex_random(me, share, 2 * n);
    from_vector(share, out, 2, n);
}

static void nobody_knows_a_number_or_another_s_share(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "random",
        .words = "",
        .shares = 2,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_knows_a_number_or_another_s_share),
};

RUN("exercise: numbers that nobody knows, seen", tests)
