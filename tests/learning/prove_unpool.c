/* Tangled from chapters/37-convolution.md; edit that file. */
#include "leads.h"
#include "unpool.h"

static struct sign way; /* of the claim at hand */

static void answer_unpool(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    ring x = in->of[P0][0] + in->of[P1][0];
    size_t place = 0;

    for (size_t g = 0; g + 1 < f->outs[P0]; g++)
        place = is_lead(in, 1, g) ? place : g + 1;
    for (size_t i = 0; i < f->outs[P0]; i++)
        ideal_share(c, i == place ? x : 0, &out->of[P0][i],
                    &out->of[P1][i]);
}

static struct ideal ideal_unpool(const char *name, size_t size) {
    size_t ins = 1 + 2 * (size - 1);

    return (struct ideal){.name = name,
                          .names = {"x flag[0] coin[0] flag[1] coin[1]",
                                    "x flag[0] coin[0] flag[1] coin[1]",
                                    "coin[0] coin[1]"},
                          .ins = {ins, ins, size - 1},
                          .outs = {size, size, 0},
                          .answer = answer_unpool};
}

static bool pose(uint64_t *k, struct values *in, size_t size) {
    in->of[P0][0] = 1;
    in->of[P1][0] = next_digit(k, 4);
    for (size_t g = 0; g + 1 < size; g++)
        pose_lead(k, in, 1, g);
    return true;
}

typedef void unpool_function(struct party *me,
                             const struct flags *ahead, const ring *x,
                             ring *out, size_t groups, size_t size,
                             struct sign s);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t size, unpool_function *play) {
    struct flags ahead[2];
    ring back[3];

    for (size_t level = 0; level + 1 < size; level++)
        ahead[level] = leads(me, in, 1, level, 1);
    play(me, ahead, in[0], back, 1, size, way);
    for (size_t i = 0; holds_shares(me) && i < size; i++)
        *out[i] = back[i];
}

static void show_zero(struct sight *s, int id, ring before, ring out) {
    show(s, mod_L(id == P0 ? out - before : before - out), L);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out, size_t size) {
    ring left = in[0], value[3];

    if (id == P2)
        return;
    for (size_t i = size; --i > 0;) {
        ring first = show_any(s, L);

        value[i] = left - first;
        left = first;
    }
    value[0] = left;
    for (size_t i = 0; i < size; i++)
        show_zero(s, id, value[i], out[i]);
}

static bool pose_two(uint64_t *k, struct values *in) {
    return pose(k, in, 2);
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, 2, unpool);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate(s, id, in, out, 2);
}

static bool pose_three(uint64_t *k, struct values *in) {
    return pose(k, in, 3);
}

static void run_three(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, 3, unpool);
}

static void simulate_three(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate(s, id, in, out, 3);
}

static void check(const char *name, size_t size) {
    struct ideal f = ideal_unpool(name, size);

    prove(&(struct claim){.ideal = &f,
                          .pose = size == 2 ? pose_two : pose_three,
                          .run = size == 2 ? run_two : run_three,
                          .simulate =
                              size == 2 ? simulate_two : simulate_three,
                          .one_by_one = true});
}

static void nobody_sees_where_an_error_goes(void **state) {
    (void)state;
    way = WHOLE_RING;
    check("unpool", 2);
    check("unpool of three", 3);
}

static bool pose_published(uint64_t *k, struct values *in) {
    return pose(k, in, 2) && in->of[P0][1] == 0;
}

static void nor_as_published(void **state) {
    struct ideal f = ideal_unpool("unpool as published", 2);

    (void)state;
    way = (struct sign){SECURE_NN, ELL};
    prove(&(struct claim){.ideal = &f,
                          .pose = pose_published,
                          .run = run_two,
                          .simulate = simulate_two,
                          .one_by_one = true});
}

#define take_ahead take_ahead_unrefreshed
#define unpool unpool_unrefreshed
#define refresh(me, group, x, n) ((void)0)
#include "unpool.c"
#undef take_ahead
#undef unpool
#undef refresh

static void run_unrefreshed(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, 2, unpool_unrefreshed);
}

static void simulate_unrefreshed(struct sight *s, int id,
                                 const ring *in, const ring *out) {
    (void)in;
    if (id != P2)
        show(s, out[0], L);
}

static void unrefreshed_it_shows_the_shares_past(void **state) {
    struct ideal f = ideal_unpool("unpool", 2);
    const struct claim claim = {.ideal = &f,
                                .pose = pose_two,
                                .run = run_unrefreshed,
                                .simulate = simulate_unrefreshed,
                                .one_by_one = true};

    (void)state;
    way = WHOLE_RING;
    for (int id = P0; id <= P2; id++)
        assert_true(no_simulator(&claim, id));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_sees_where_an_error_goes),
    cmocka_unit_test(nor_as_published),
    cmocka_unit_test(unrefreshed_it_shows_the_shares_past),
};

RUN("the tournament played back, proved", tests)
