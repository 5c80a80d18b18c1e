/* Tangled from chapters/57-program.md; edit that file. */
#include "by_pair.h"
#include "recipe_option.h"
#include "rehearsal.h"
#include "seconds.h"
#include "stop.h"

#include <stdlib.h>

struct deal_options {
    struct recipe_options recipe;
    uint64_t steps; /* 0: not said */
    const char *out;
    FILE *progress;
    bool pair; /* P0 and P1 make them, without P2 */
};

enum { OPT_STEPS = 256, OPT_OUT, OPT_PAIR, OPT_QUIET };

static const struct argp_option deal_table[] = {
    RECIPE_OPTIONS,
    {"steps", OPT_STEPS, "N", 0,
     "deal for N steps; an epoch of 60000 images in batches of 128 "
     "has 468",
     0},
    {"out", OPT_OUT, "DIR", 0,
     "a new folder: DIR/p0 is for P0 alone, DIR/p1 for P1 alone", 0},
    {"pair", OPT_PAIR, NULL, 0,
     "without a helper: P0 and P1 make the tapes by transfers", 0},
    {"quiet", OPT_QUIET, NULL, 0, "no progress lines", 0},
    {0},
};

static void need_both(struct argp_state *state,
                      const struct deal_options *o) {
    if (!o->steps)
        argp_error(state, "expected --steps N: how many are to be "
                          "dealt for");
    if (!o->out)
        argp_error(state, "expected --out DIR: where the tapes go");
}

static error_t deal_option(int key, char *arg,
                           struct argp_state *state) {
    struct deal_options *o = state->input;

    switch (key) {
    case OPT_STEPS:
        o->steps = whole_number(state, STEPS, arg);
        return 0;
    case OPT_PAIR:
        o->pair = true;
        return 0;
    case OPT_OUT:
        o->out = file_name(state, "--out", arg);
        return 0;
    case OPT_QUIET:
        o->progress = NULL;
        return 0;
    case ARGP_KEY_ARG:
        argp_error(state, "'%s' is not an option", arg);
        return 0;
    case ARGP_KEY_END:
        need_both(state, o);
        refuse_undealt(state, &o->recipe.recipe);
        if (o->pair)
            refuse_unpaired(state, "--pair", &o->recipe.recipe);
        recipe_shift(state, &o->recipe);
        return 0;
    default:
        return recipe_option(state, key, arg, &o->recipe);
    }
}

static void tell_whose(const struct tapes *t, double spent) {
    printf(
        "Dealt %llu steps in %.1f s: %s.\n"
        "  %s/p0  is for P0, and for nobody else\n"
        "  %s/p1  is for P1, and for nobody else\n"
        "Whoever has both can read all that P0 and P1 will send each "
        "other: give\neach its own and keep neither. They can be "
        "played once.\n",
        (unsigned long long)t->steps, spent, t->plan, t->dir, t->dir);
}

int deal_command(int argc, char **argv) {
    struct argp argp = {
        deal_table,
        deal_option,
        "",
        "Be the helper of a training beforehand: write all that it "
        "will say.\nOr be two who do without one, and make it.\v"
        "Example: ppnn deal --net K --steps 468 --out night\n"
        "         ppnn train --net K --mode secure --dealer night\n\n"
        "All options of the recipe must be those of the "
        "training.\n\n" STATUS_HELP,
        NULL,
        NULL,
        NULL};
    struct deal_options o = {.recipe = recipe_usual(),
                             .progress = stderr};
    double began = seconds();
    struct rehearsal r;
    struct tapes tapes;
    struct why why;

    parse_options(&argp, argc, argv, &o);
    if (ring_become(o.recipe.ring, argc, argv, &why))
        return complain(&why);
    stop_politely();
    r = (struct rehearsal){o.recipe.recipe, o.steps, o.progress,
                           stop_wanted, 0};
    tapes = tapes_of(&r.recipe, o.out, r.steps);
    tapes.maker = o.pair ? pair_writes : NULL;
    if (o.pair)
        announce_pair(&r.recipe);
    if (tapes_deal(&tapes, rehearse, &r, &why) == 0) {
        tell_whose(&tapes, seconds() - began);
        return 0;
    }
    return r.stopped ? complain(&why), 128 + r.stopped : complain(&why);
}
