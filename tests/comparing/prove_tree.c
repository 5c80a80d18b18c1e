/* Tangled from chapters/27-gates.md; edit that file. */
#include "ideal_tree.h"
#include "prove.h"
#include "tree.h"
#include "wrap_gates.h"

/* The tree that is asked; its lowest `equal` is 0, if not wanted. */
static size_t count;
static bool above;

static bool pose_digits(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < count << above; v++)
        for (int j = P0; j <= P1; j++)
            in->of[j][v] = above && v == 0 ? 0 : next_digit(k, 2);
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct digits d = take_digits(me, count, above, n);

    for (size_t i = 0; holds_shares(me) && i < count; i++) {
        rows_of(in[i], 0, 1, d.equal + i * packs(n), n);
        if (above)
            rows_of(in[count + i], 0, 1, d.above + i * packs(n), n);
    }
    d = combine_digits(me, d, n);
    if (holds_shares(me))
        bits_of_rows(above ? d.above : d.equal, out[0], 1, n);
}

/* How many persons' bits a party gets on a level of so many digits. */
static size_t bits_of_level(size_t digits) {
    size_t persons = digits / 2;

    return above ? 2 * persons - 1 : persons;
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring last = above ? in[count] : in[0];

    if (id == P2)
        return;
    for (size_t digits = count; digits > 1; digits -= digits / 2)
        for (size_t i = bits_of_level(digits); i-- > 0;) {
            last = toss(s->coins, 2);
            show(s, last, L);
        }
    show(s, last ^ out[0], 2);
}

static void prove_tree(size_t digits, bool is_above) {
    struct ideal ideal = ideal_tree(digits, is_above);

    count = digits;
    above = is_above;
    prove(&(struct claim){.ideal = &ideal,
                          .pose = pose_digits,
                          .run = run,
                          .simulate = simulate});
}

static void trees_show_nothing_and_are_fresh(void **state) {
    (void)state;
    for (size_t digits = 1; digits <= 4; digits++)
        prove_tree(digits, true);
    for (size_t digits = 1; digits <= 5; digits++)
        prove_tree(digits, false);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(trees_show_nothing_and_are_fresh),
};

RUN("trees of gates, proved", tests)
