/* Tangled from chapters/68-watched.md; edit that file. */
#ifndef MORE_SUBJECTS_H
#define MORE_SUBJECTS_H

#include "by_recipe.h"
#include "some_shifts.h"
#include "subjects.h"

static void run_shifts(struct party *me, size_t n, ring *const in[],
                       const struct shifts *shifts) {
    struct recipe recipe = {.net = &pocket_net,
                            .batch = n / 4,
                            .scale = fewnet_scale(shifts, COIN),
                            .shifts = shifts};
    struct securenet s = securenet_open(me, recipe);
    struct masked x = {in[1], NULL, n / 4, 4};

    s.steps = CUT_EVERY - 1;
    if (holds_shares(me))
        memcpy(s.theta, in[0],
               network_parameters(&pocket_net) * sizeof *s.theta);
    mask_open(me, (struct masked *[]){&x}, 1);
    recipe_step(me, &s, x, in[2]);
}

SUBJECT(step_few, run_shifts(me, n, in, &few))
SUBJECT(step_ternary, run_shifts(me, n, in, &ternary))

static const struct subject more_subjects[] = {
    {OF(step_few), 0, MOD_L, {3, 1, 1}, false},
    {OF(step_ternary), 0, MOD_L, {3, 1, 1}, false}};
enum { MORE = sizeof more_subjects / sizeof *more_subjects };
enum { ALL_SUBJECTS = SUBJECTS + MORE };

/* Those of the table, and then these. */
static const struct subject *any_subject(int i) {
    return i < SUBJECTS ? &subjects[i] : &more_subjects[i - SUBJECTS];
}

#endif
