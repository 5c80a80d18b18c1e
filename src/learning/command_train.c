/* Tangled from chapters/57-program.md; edit that file. */
#include "by_pair.h"
#include "checkpoint.h"
#include "model.h"
#include "outfile.h"
#include "recipe_option.h"
#include "rehearsal.h"
#include "report.h"
#include "stop.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* List the options of train. */
enum { BOTH = MODES };

static const char *const mode_words[] = {"plain", "fixed", "secure",
                                         "both", NULL};
static const char *const rounding_words[] = {"floor", "nearest",
                                             "stochastic", NULL};

struct train_options {
    struct plan plan; /* its recipe is set at the end */
    struct recipe_options recipe;
    int mode;
    unsigned said;      /* which of `heeded`, a bit each */
    bool pair;          /* no helper: P0 and P1 by themselves */
    const char *dealer; /* a folder of tapes; NULL: none */
    const char *report, *csv, *save;
    const char *checkpoint, *resume; /* folders; at most one */
    size_t period;                   /* 0: not said */
    struct checkpoints checkpoints;
    struct keeper keeper;
};
enum {
    OPT_EVERY = 256,
    OPT_JITTER,
    OPT_REPORT,
    OPT_CSV,
    OPT_SAVE,
    OPT_SHADOW,
    OPT_ROUNDING,
    OPT_CHECKPOINT,
    OPT_PERIOD,
    OPT_RESUME,
    OPT_QUIET
};
static const struct argp_option train_table[] = {
    RECIPE_OPTIONS,
    {"mode", 'm', "MODE", 0,
     "plain, fixed, secure, or both: plain and secure (both)", 0},
    {"epochs", 'e', "N", 0, "passes over the images (1)", 0},
    {"seed", 's', "N", 0,
     "of the first weights and the order of the images (1)", 0},
    {"limit", 'L', "N", 0, "use only the first N training images", 0},
    {"jitter", OPT_JITTER, "N", 0,
     "move each image up to N pixels in each direction, anew in each "
     "epoch (0)",
     0},
    {"rounding", OPT_ROUNDING, "WORD", 0,
     "of mode fixed: floor, nearest or stochastic (nearest)", 0},
    {"dealer", OPT_DEALER, "WORD", 0,
     "on shares: helper, P2 meanwhile; pair, P0 and P1 by transfers, "
     "meanwhile and without P2; or the folder of tapes that ppnn deal "
     "has made, which are played once (helper)",
     0},
    {"every", OPT_EVERY, "N", 0,
     "iterations between two points of the curve (100)", 0},
    {"csv", OPT_CSV, "FILE", 0,
     "write the curve; - is the standard output", 0},
    {"report", OPT_REPORT, "FILE", 0, "write the results as JSON", 0},
    {"save", OPT_SAVE, "FILE", 0,
     "write the last model; the shares', if any", 0},
    {"checkpoint", OPT_CHECKPOINT, "DIR", 0,
     "a new folder, in which each party keeps, now and then, what it "
     "needs to go on after an interruption: its shares, in DIR/p0 for "
     "P0 alone and in DIR/p1 for P1 alone",
     0},
    {"checkpoint-every", OPT_PERIOD, "N", 0,
     "iterations between two checkpoints (100)", 0},
    {"resume", OPT_RESUME, "DIR", 0,
     "go on from the last checkpoint there, and keep new ones there; "
     "what decides a training must be as before, but --epochs may be "
     "more",
     0},
    {"shadow", OPT_SHADOW, NULL, 0,
     "open every step to the owner, who compares it with fixed point "
     "in "
     "the clear: for finding faults, not for secrets",
     0},
    {"quiet", OPT_QUIET, NULL, 0, "no progress line", 0},
    {"net-profile", OPT_NET_PROFILE, "LINE", 0, NET_PROFILE_HELP, 0},
    {0},
};

/* Read the options of train. */
enum { SHARES = 1 << SECURE | 1 << BOTH };

static const struct heeded {
    int key;
    const char *option;
    unsigned modes; /* those that heed it, a bit each */
} heeded[] = {
    {'f', "--bits", 1 << FIXED | SHARES},
    {OPT_ROUNDING, "--rounding", 1 << FIXED},
    {OPT_OUTPUT, "--output", SHARES},
    {OPT_TRUNCATION, "--truncation", SHARES},
    {OPT_COMPARE, "--compare", SHARES},
    {OPT_DEALER, "--dealer", SHARES},
    {OPT_SHADOW, "--shadow", SHARES},
    {OPT_NET_PROFILE, "--net-profile", SHARES},
};

enum { HEEDED = sizeof heeded / sizeof *heeded };

static void note_said(struct train_options *o, int key) {
    for (int i = 0; i < HEEDED; i++)
        if (heeded[i].key == key)
            o->said |= 1u << i;
}

static void refuse_unheeded(struct argp_state *state,
                            const struct train_options *o) {
    for (int i = 0; i < HEEDED; i++)
        if ((o->said >> i & 1) && !(heeded[i].modes >> o->mode & 1))
            does_not_apply(state, heeded[i].option,
                           mode_words[o->mode]);
    if (o->plan.shadow && o->recipe.recipe.output == ASM)
        argp_error(state, "--shadow compares with a softmax, and "
                          "cannot with --output asm");
    if (o->dealer)
        refuse_undealt(state, &o->recipe.recipe);
    if (o->pair)
        refuse_unpaired(state, "--dealer pair", &o->recipe.recipe);
}

/* Few bits are rounded to the nearest in the clear. */
static void refuse_rounding(struct argp_state *state,
                            const struct train_options *o) {
    for (int i = 0; o->recipe.recipe.shifts && i < HEEDED; i++)
        if (heeded[i].key == OPT_ROUNDING && (o->said >> i & 1))
            argp_error(state,
                       "--rounding would change nothing with "
                       "--recipe %s",
                       o->recipe.word);
}

static void refuse_unkept(struct argp_state *state,
                          const struct train_options *o) {
    if (o->checkpoint && o->resume)
        argp_error(state, "--checkpoint with --resume: what goes on is "
                          "kept where it was; expected one of them");
    if (o->period && !o->checkpoint && !o->resume)
        argp_error(state, "--checkpoint-every would change nothing "
                          "without --checkpoint or --resume");
    if (o->plan.shadow && (o->checkpoint || o->resume))
        argp_error(state, "--shadow keeps no checkpoint; expected no "
                          "--checkpoint and no --resume with it");
}
static error_t train_other_option(struct train_options *o, int key,
                                  char *arg, struct argp_state *state) {
    switch (key) {
    case OPT_CSV:
        o->csv = arg;
        return 0;
    case OPT_REPORT:
        o->report = file_name(state, "--report", arg);
        return 0;
    case OPT_SAVE:
        o->save = file_name(state, "--save", arg);
        return 0;
    case OPT_SHADOW:
        o->plan.shadow = true;
        return 0;
    case OPT_QUIET:
        o->plan.progress = NULL;
        return 0;
    case OPT_NET_PROFILE:
        o->plan.line = line_of(state, arg);
        return 0;
    case OPT_DEALER:
        o->pair = strcmp(arg, "pair") == 0;
        o->dealer = strcmp(arg, "helper") == 0 || o->pair
                        ? NULL
                        : file_name(state, "--dealer", arg);
        return 0;
    default:
        return recipe_option(state, key, arg, &o->recipe);
    }
}

static error_t train_kept_option(struct train_options *o, int key,
                                 char *arg, struct argp_state *state) {
    switch (key) {
    case OPT_CHECKPOINT:
        o->checkpoint = file_name(state, "--checkpoint", arg);
        return 0;
    case OPT_RESUME:
        o->resume = file_name(state, "--resume", arg);
        return 0;
    case OPT_PERIOD:
        o->period = whole_number(state, CHECKPOINT_EVERY, arg);
        return 0;
    default:
        return train_other_option(o, key, arg, state);
    }
}
static error_t train_option(int key, char *arg,
                            struct argp_state *state) {
    struct train_options *o = state->input;

    note_said(o, key);
    switch (key) {
    case 'm':
        o->mode = word_of(state, "--mode", arg, mode_words);
        return 0;
    case 'e':
        o->plan.epochs = whole_number(state, EPOCHS, arg);
        return 0;
    case 's':
        o->plan.seed = whole_number(state, SEED, arg);
        return 0;
    case 'L':
        o->plan.limit = whole_number(state, LIMIT, arg);
        return 0;
    case OPT_EVERY:
        o->plan.every = whole_number(state, EVERY, arg);
        return 0;
    case OPT_JITTER:
        o->plan.jitter = (int)whole_number(state, JITTER, arg);
        return 0;
    case OPT_ROUNDING:
        o->plan.rounding = (enum rounding)word_of(state, "--rounding",
                                                  arg, rounding_words);
        return 0;
    case ARGP_KEY_ARG:
        argp_error(state, "'%s' is not an option", arg);
        return 0;
    case ARGP_KEY_END:
        refuse_unheeded(state, o);
        refuse_unkept(state, o);
        recipe_shift(state, &o->recipe);
        refuse_rounding(state, o);
        o->plan.recipe = o->recipe.recipe;
        return 0;
    default:
        return train_kept_option(o, key, arg, state);
    }
}

/* Run the modes. */
struct outfiles {
    struct outfile csv, report, save;
};

static void drop_outfiles(struct outfiles *out) {
    outfile_drop(&out->csv);
    outfile_drop(&out->report);
    outfile_drop(&out->save);
}

static int open_outfiles(struct outfiles *out,
                         const struct train_options *o,
                         struct why *why) {
    *out = (struct outfiles){.csv = {.file = NULL}};
    if (outfile_open(&out->csv, "--csv", o->csv, why) ||
        outfile_open(&out->report, "--report", o->report, why) ||
        outfile_open(&out->save, "--save", o->save, why)) {
        drop_outfiles(out);
        return -1;
    }
    if (out->csv.file)
        fputs("mode,iteration,epoch,loss,accuracy,seconds\n",
              out->csv.file);
    return 0;
}
/* Does it go on, or begin? One of two may not have begun when they were
   interrupted. */
static void choose_beginning(struct train_options *o, enum mode m) {
    bool second = o->mode == BOTH && m != SECURE;

    o->keeper.resume =
        o->resume && !(second && !checkpoints_have(&o->checkpoints, m));
}

/* The shares go first: the parties are forked before the program has
   read an image. */
static int run_modes(struct session *s, struct train_options *o,
                     struct why *why) {
    static const enum mode order[] = {SECURE, FIXED, PLAIN};

    for (int i = 0; i < MODES; i++) {
        enum mode m = order[i];

        if ((int)m != o->mode && !(o->mode == BOTH && m != FIXED))
            continue;
        choose_beginning(o, m);
        if (train(s->plan, m, &s->outcome[m], why))
            return -1;
        s->ran[m] = true;
    }
    return 0;
}

/* Keep the results. */
static int keep(struct outfile *output) {
    struct why why;

    return outfile_keep(output, &why) ? complain(&why) : 0;
}

/* The mode whose model is the last; the shares' before the others. */
static int last_trained(const struct session *s) {
    int m = MODES - 1;

    while (m > 0 && s->outcome[m].iterations == 0)
        m--;
    return m;
}

static int save_model(const struct session *s, struct outfile *save) {
    int m = last_trained(s);
    const struct outcome *o = &s->outcome[m];
    const char *path = save->path;

    if (!save->file)
        return 0;
    model_write(save->file, s->plan->recipe.net, s->plan->recipe.shifts,
                o->theta);
    if (keep(save))
        return EXIT_FAILURE;
    if (!s->ran[m])
        fprintf(stderr,
                "ppnn: %s has the model after iteration %zu, the last "
                "that was opened\n",
                path, o->iterations);
    return 0;
}
/* Say which trainings ended no better than they could without any
   images; a status of its own for those that diverged. */
static int check_losses(const struct session *s) {
    double guessing = recipe_guess(&s->plan->recipe);
    int status = 0;

    for (int m = PLAIN; m < MODES; m++) {
        const struct outcome *o = &s->outcome[m];

        if (!s->ran[m] || o->score.loss < guessing)
            continue;
        fprintf(stderr,
                "ppnn: %s: %s: loss %.4g, and guessing has %.4g\n",
                mode_words[m],
                outcome_diverged(o) ? "the training diverged"
                                    : "nothing was learned",
                o->score.loss, guessing);
        if (outcome_diverged(o))
            status = EXIT_DIVERGED;
    }
    return status;
}
/* Print and write what has come of the trainings. */
static int keep_results(const struct session *s, struct outfiles *out) {
    int failed = 0;

    if (s->ran[PLAIN] || s->ran[FIXED] || s->ran[SECURE]) {
        report_print(s, out->csv.file == stdout ? stderr : stdout);
        if (out->report.file)
            report_write(s, out->report.file);
        failed |= keep(&out->report);
    }
    if (s->outcome[last_trained(s)].iterations > 0) {
        failed |= save_model(s, &out->save);
        failed |= keep(&out->csv);
    }
    drop_outfiles(out);
    return failed ? EXIT_FAILURE : 0;
}
static void tell_how_to_go_on(struct train_options *o) {
    const struct checkpoints *c = &o->checkpoints;
    struct why why;
    uint64_t left;

    if (!c->kept)
        return;
    fprintf(stderr,
            "ppnn: %s has the training after iteration %llu; to go on, "
            "give the same words\n  with --resume %s%s%s\n",
            c->dir, (unsigned long long)c->iteration, c->dir,
            o->checkpoint ? " in place of --checkpoint " : "",
            o->checkpoint ? c->dir : "");
    o->keeper.resume = true;
    if (o->dealer && plan_steps(&o->plan, &left, &why) == 0)
        fprintf(stderr,
                "  and with the helper, or new tapes of --steps %llu\n",
                (unsigned long long)left);
}

static int run_and_keep(struct session *s, struct train_options *o,
                        struct outfiles *out) {
    struct why why;
    int failed = run_modes(s, o, &why) ? complain(&why) : 0;

    if (keep_results(s, out))
        failed = EXIT_FAILURE;
    if (o->dealer && s->outcome[SECURE].stopped)
        fputs("ppnn: the tapes are used up, with what was left on "
              "them\n",
              stderr);
    if (failed)
        tell_how_to_go_on(o);
    for (int m = PLAIN; m < MODES; m++)
        if (s->outcome[m].stopped)
            failed = 128 + s->outcome[m].stopped;
    return failed ? failed : check_losses(s);
}

/* Train on command. */
/* What holds if nothing is said. */
static struct train_options train_usual(struct images *data) {
    return (struct train_options){.plan = {.data = data,
                                           .epochs = 1,
                                           .seed = 1,
                                           .every = 100,
                                           .rounding = NEAREST,
                                           .progress = stderr,
                                           .warnings = stderr,
                                           .stop = stop_wanted},
                                  .recipe = recipe_usual(),
                                  .mode = BOTH};
}

static int open_checkpoints(struct train_options *o, struct why *why) {
    const char *dir = o->resume ? o->resume : o->checkpoint;
    size_t every = o->period ? o->period : 100;

    o->checkpoints.lock = -1;
    if (!dir)
        return 0;
    o->keeper =
        checkpoints_keeper(&o->checkpoints, every, o->resume != NULL);
    o->plan.keeper = &o->keeper;
    return checkpoints_open(&o->checkpoints, dir, &o->plan,
                            o->resume != NULL, why);
}

/* The plan's trainings, with the helper or, if there are any, tapes. */
static int run_and_free(struct session *s, struct train_options *o,
                        struct outfiles *out) {
    struct tapes tapes = tapes_for(&o->plan, o->dealer);
    struct cast cast = o->pair ? pair_cast() : tapes_cast(&tapes);
    int failed;

    tapes.maker = pair_reads;

    o->plan.csv = out->csv.file;
    o->plan.cast = o->dealer || o->pair ? &cast : NULL;
    if (o->pair)
        announce_pair(&o->plan.recipe);
    failed = run_and_keep(s, o, out);
    checkpoints_close(&o->checkpoints);
    for (int m = PLAIN; m < MODES; m++)
        outcome_free(&s->outcome[m]);
    images_free(o->plan.data);
    return failed;
}

int train_command(int argc, char **argv) {
    struct argp argp = {
        train_table,
        train_option,
        "",
        "Train on images, in the clear and on shares.\v"
        "Example: ppnn train --net K --epochs 1 --limit "
        "19200 --csv curve.csv\n\n" IMAGES_HELP
        "\n\nTwo trainings on shares differ in their last digits: "
        "truncation\nby coin, and local, round by masks that are drawn "
        "anew each time,\nand --seed does not fix those. With "
        "--truncation exact they end at\nthe same "
        "weights.\n\n" STATUS_HELP,
        NULL,
        NULL,
        NULL};
    struct images data = {.source = ""};
    struct train_options o = train_usual(&data);
    struct session s = {.plan = &o.plan};
    struct outfiles out;
    struct why why;

    parse_options(&argp, argc, argv, &o);
    if (ring_become(o.recipe.ring, argc, argv, &why))
        return complain(&why);
    s.mode_word = mode_words[o.mode];
    announce(&o.plan.line);
    stop_politely();
    if (open_outfiles(&out, &o, &why))
        return complain(&why);
    if (open_checkpoints(&o, &why)) {
        drop_outfiles(&out);
        return complain(&why);
    }
    return run_and_free(&s, &o, &out);
}
