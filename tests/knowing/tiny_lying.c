/* Tangled from chapters/69-lying.md; edit that file. */
#include "beaver.h"
#include "prove.h"

/* What a product comes to with this helper. */
static void answer_lie(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    (void)f;
    ideal_share(c, (a[0] + b[0]) * (a[1] + b[1]) + 1, &out->of[P0][0],
                &out->of[P1][0]);
}

static const struct ideal ideal_lie = {.name = "a product with a lie",
                                       .names = {"x y", "x y", ""},
                                       .ins = {2, 2, 0},
                                       .outs = {1, 1, 0},
                                       .answer = answer_lie};

__typeof__(deal) __real_deal, __wrap_deal;

/* The helper lies whenever it deals. */
void __wrap_deal(struct party *me, int dealer, enum group g,
                 const void *x, void *out, size_t n) {
    size_t mark = arena_mark(me);
    ring *lie = take_ring(me, n);

    for (size_t k = 0; me->id == P2 && k < n; k++)
        lie[k] = mod_L(((const ring *)x)[k] + 1);
    __real_deal(me, dealer, g, me->id == P2 ? lie : x, out, n);
    arena_release(me, mark);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    multiply(me, in[0], in[1], out[0], n);
}

/* That of an honest product, at P0 and P1: masks drawn, numbers
   received, and a zero-share that makes it come out right. */
static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    if (id == P2)
        return;
    ring a = show_any(s, L), b = show_any(s, L);
    ring e = in[0] - a + show_any(s, L);
    ring f = in[1] - b + show_any(s, L);
    ring z = show_any(s, L);
    z += in[0] * f + e * (in[1] - (id == P0 ? f : 0));
    show(s, mod_L(id == P0 ? out[0] - z : z - out[0]), L);
}

static void no_view_shows_that_the_helper_lies(void **state) {
    const struct claim claim = {
        .ideal = &ideal_lie, .run = run, .simulate = simulate};
    (void)state;
    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_view_shows_that_the_helper_lies),
};

RUN("a helper that lies", tests)
