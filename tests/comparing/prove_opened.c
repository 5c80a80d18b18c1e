/* Tangled from chapters/29-flags.md; edit that file. */
#include "opened.h"
#include "prove.h"

static void answer_open(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    ring x = in->of[P0][0] + in->of[P1][0];

    (void)f;
    for (int j = P0; j <= P1; j++)
        out->of[j][1] = out->of[P2][j] = toss(c, L);
    out->of[P0][0] = mod_L(x + out->of[P0][1] + out->of[P1][1]);
    out->of[P1][0] = out->of[P0][0];
}

static const struct ideal ideal_open = {
    .name = "open_masked",
    .names = {"x", "x", ""},
    .ins = {1, 1, 0},
    .outs = {2, 2, 2},
    .answer = answer_open,
};

__typeof__(group_draw) __real_group_draw, __wrap_group_draw;

/* The last two draws of numbers, by whomever. */
enum { CASES = 4096 };
static ring drawn[2][CASES];

void __wrap_group_draw(enum group g, struct stream *s, void *out,
                       size_t n) {
    __real_group_draw(g, s, out, n);
    memcpy(drawn[0], drawn[1], sizeof drawn[0]);
    memcpy(drawn[1], out, n * sizeof(ring));
}

static void run_open(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    struct opened x = open_masked(me, in[0], n);

    for (int j = 0; me->id == P2 && j < 2; j++)
        memcpy(out[j], drawn[j], n * sizeof(ring));
    if (holds_shares(me)) {
        memcpy(out[0], x.open, n * sizeof(ring));
        memcpy(out[1], x.mask, n * sizeof(ring));
    }
}

static void simulate_open(struct sight *s, int id, const ring *in,
                          const ring *out) {
    if (id == P2) {
        show(s, out[0], L);
        show(s, out[1], L);
    } else {
        show(s, out[1], L);
        show(s, mod_L(out[0] - out[1] - in[0]), L);
    }
}

static void an_opened_number_is_hidden_by_its_mask(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_open,
                          .run = run_open,
                          .simulate = simulate_open});
}

/* What a party has of an opened number, from its values on. */
static struct opened part_of(struct party *me, ring *const in[]) {
    return holds_shares(me)
               ? (struct opened){in[0], in[1], in[2], in[3], NULL}
               : (struct opened){in[0], in[0], in[0], in[1], NULL};
}

static void run_product(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    struct opened x = part_of(me, in);
    struct opened y = part_of(me, in + (holds_shares(me) ? 4 : 2));

    multiply_opened(me, x, y, out[0], n);
}

/* The number of which these are a party's values: open, mask, factor
   and top. */
static ring share_of(const ring *v, int id) {
    return (id == P0 ? v[0] : 0) - v[1] + v[2] * v[3];
}

static void answer_product(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring x = share_of(a, P0) + share_of(b, P1);
    ring y = share_of(a + 4, P0) + share_of(b + 4, P1);

    (void)f;
    ideal_share(c, x * y, &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_product = {
    .name = "multiply_opened",
    .names = {"open mask factor top of x and of y",
              "open mask factor top of x and of y", ""},
    .ins = {8, 8, 4},
    .outs = {1, 1, 0},
    .answer = answer_product,
};

static void simulate_product(struct sight *s, int id, const ring *in,
                             const ring *out) {
    ring z, hidden, factor[2] = {in[2], in[6]};

    if (id == P2) {
        for (int i = 0; i < 4; i++)
            show_any(s, L);
        return;
    }
    hidden = share_of(in, P1);
    z = in[0] * share_of(in + 4, id) + hidden * in[4];
    z += show_any(s, L);
    z -= factor[1] * show_any(s, L);
    z -= factor[0] * show_any(s, L);
    z += factor[0] * factor[1] * show_any(s, L);
    show(s, mod_L(id == P0 ? out[0] - z : z - out[0]), L);
}

/* Two values of each open number, and of each share of P1. */
static bool pose_product(uint64_t *k, struct values *in) {
    for (size_t at = 0; at < 8; at += 4) {
        ring *a = in->of[P0] + at, *b = in->of[P1] + at;

        for (size_t v = 0; v < 4; v += 2)
            a[v] = b[v] = mod_L(1 + 3 * next_digit(k, 2));
        for (size_t v = 1; v < 4; v += 2) {
            a[v] = 2;
            b[v] = mod_L(at + 3 * next_digit(k, 2));
            in->of[P2][at / 2 + v / 2] = mod_L(a[v] + b[v]);
        }
    }
    return true;
}

static void a_product_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_product,
                          .pose = pose_product,
                          .run = run_product,
                          .simulate = simulate_product});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_opened_number_is_hidden_by_its_mask),
    cmocka_unit_test(a_product_shows_nothing_and_is_fresh),
};

RUN("opened numbers, proved", tests)
