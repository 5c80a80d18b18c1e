/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "one_sided.h"

#include <string.h>

static struct opened take_opened(struct party *me, size_t n) {
    return (struct opened){.open = take_ring(me, n),
                           .mask = take_ring(me, n)};
}

/* out = a + c b + d, of numbers that are opened. */
static void combine(struct party *me, struct opened a, ring c,
                    struct opened b, ring d, struct opened out,
                    size_t n) {
    for (size_t k = 0; k < n; k++)
        out.mask[k] = mod_L(a.mask[k] + ring_mul(c, b.mask[k]));
    if (!holds_shares(me))
        memcpy(out.open, out.mask, n * sizeof *out.open);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out.open[k] = mod_L(a.open[k] + ring_mul(c, b.open[k]) + d);
}

/* P0, P1: u = (1 - 2y) o + goal y, of opened o and y, opened. */
static struct opened wrong_by(struct party *me, struct opened o,
                              struct opened y, size_t n, ring goal) {
    ring *u = take_ring(me, n), *part = take_ring(me, n);

    multiply_opened(me, o, y, u, n);
    opened_shares(me, o, part, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        u[k] = mod_L(part[k] - 2 * u[k]);
    opened_shares(me, y, part, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        u[k] = mod_L(u[k] + ring_mul(goal, part[k]));
    return open_masked(me, u, n);
}

/* Both sides have u's masks; so has what a maker notes of them. */
static struct made *made_twice(struct party *me, struct opened u,
                               size_t n) {
    size_t bytes = n * sizeof *u.made;
    struct made *made;

    if (!u.made)
        return NULL;
    made = (struct made *)take_bytes(me, 2 * bytes);
    memcpy(made, u.made, bytes);
    memcpy(made + n, u.made, bytes);
    return made;
}

void one_sided(struct party *me, const ring *o, const ring *y, ring *e,
               size_t n, struct target t) {
    size_t mark = arena_mark(me);
    ring *both = take_ring(me, 2 * n);
    struct flags bit = take_flags(me, 2 * n);
    struct opened sides = take_opened(me, 2 * n);
    struct opened upper = opened_from(sides, n);
    struct opened x, label, u;

    if (holds_shares(me)) {
        memcpy(both, o, n * sizeof *o);
        memcpy(both + n, y, n * sizeof *y);
    }
    x = open_masked(me, both, 2 * n);
    label = opened_from(x, n);
    u = wrong_by(me, x, label, n, t.goal);
    combine(me, u, 0, u, 0, sides, n);
    combine(me, u, 0, u, mod_L(0 - t.most), upper, n);
    sides.made = made_twice(me, u, n);
    sign_flags(me, sides, bit, 2 * n, t.width);
    combine(me, x, mod_L(0 - t.goal), label, 0, sides, n);
    combine(me, sides, 2 * t.most, label, mod_L(0 - t.most), upper, n);
    times_flag(me, bit, sides, both, 2 * n);
    if (holds_shares(me)) /* fresh, since both parts are */
        group_sub(MOD_L, both, both + n, e, n);
    arena_release(me, mark);
}
