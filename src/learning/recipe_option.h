/* Tangled from chapters/57-program.md; edit that file. */
#ifndef RECIPE_OPTION_H
#define RECIPE_OPTION_H

#include "command.h"
#include "fewnet.h"
#include "other_ring.h"

/* For the tables of commands that train. */
#define RECIPE_OPTIONS                                                 \
    {"net",                                                            \
     'n',                                                              \
     "NAME",                                                           \
     0,                                                                \
     "the network: K is 784-256-10, A is 784-128-128-10, W is "        \
     "784-512-512-10; B, C, which is LeNet, D and E have "             \
     "convolutions (K)",                                               \
     0},                                                               \
        {"recipe",                                                     \
         OPT_RECIPE,                                                   \
         "WORD",                                                       \
         0,                                                            \
         "fixed-point: reals with fraction bits; few-bits: whole "     \
         "numbers, for which the first rate is public and fixed; or "  \
         "ternary: the same, with weights of -1, 0 and 1 "             \
         "(fixed-point)",                                              \
         0},                                                           \
        {"optimizer",                                                  \
         OPT_OPTIMIZER,                                                \
         "WORD",                                                       \
         0,                                                            \
         "of recipe ternary: sgd; or amsgrad, which sets the pace of " \
         "each weight by itself, and costs most of a step (sgd)",      \
         0},                                                           \
        {"ring",                                                       \
         OPT_RING,                                                     \
         "BITS",                                                       \
         0,                                                            \
         "of a ring element: 64; or 32, for few bits, by the program " \
         "ppnn-32, which make narrow makes (32 if that can be)",       \
         0},                                                           \
        {"batch", 'b', "N", 0, "images in a batch (128)", 0},          \
        {"lr",                                                         \
         'l',                                                          \
         "RATE",                                                       \
         0,                                                            \
         "learning rate; batch / rate is a power of two (0.25)",       \
         0},                                                           \
        {"momentum",                                                   \
         OPT_MOMENTUM,                                                 \
         "PART",                                                       \
         0,                                                            \
         "of each step that the next one keeps: 0.5, 0.75, 0.875, "    \
         "0.9375 or 0.96875 (none)",                                   \
         0},                                                           \
        {"halve-every",                                                \
         OPT_HALVE,                                                    \
         "N",                                                          \
         0,                                                            \
         "halve the learning rate after every N steps (never)",        \
         0},                                                           \
        {"steady",                                                     \
         OPT_STEADY,                                                   \
         "N",                                                          \
         0,                                                            \
         "halve it first after N steps (those of --halve-every)",      \
         0},                                                           \
        {"bits",                                                       \
         'f',                                                          \
         "N",                                                          \
         0,                                                            \
         "fraction bits, 4 to 24; not of mode plain (16)",             \
         0},                                                           \
        {"output",                                                     \
         OPT_OUTPUT,                                                   \
         "WORD",                                                       \
         0,                                                            \
         "on shares: softmax or asm (softmax)",                        \
         0},                                                           \
        {"truncation",                                                 \
         OPT_TRUNCATION,                                               \
         "WORD",                                                       \
         0,                                                            \
         "on shares: coin, by a coin that P0 and P1 see, which never " \
         "fails; local, which is free and fails once in a while; or "  \
         "exact, to the nearest, which costs most (coin)",             \
         0},                                                           \
    {                                                                  \
        "compare", OPT_COMPARE, "WORD", 0, COMPARE_HELP, 0             \
    }

/* What these options say. */
struct recipe_options {
    struct recipe recipe; /* its descent is whole after recipe_shift */
    double rate;
    bool steady; /* has been said */
    bool amsgrad;
    const char *word;  /* the recipe's name */
    const char *other; /* the last option that is only for the first */
    int ring;          /* bits; 0: not said */
};

/* What holds if nothing is said. */
struct recipe_options recipe_usual(void);

/* Heed one of them, or return ARGP_ERR_UNKNOWN. */
error_t recipe_option(struct argp_state *state, int key,
                      const char *arg, struct recipe_options *o);

/* Refuse a recipe that cannot be dealt before. */
void refuse_undealt(struct argp_state *state, const struct recipe *r);

/* Refuse one that P0 and P1 cannot do alone, as this option asks. */
void refuse_unpaired(struct argp_state *state, const char *option,
                     const struct recipe *r);

/* Say what each step will cost them: it may be much. */
void announce_pair(const struct recipe *r);

/* When all are heeded: the shift that a step's truncation makes of
   batch and rate; or, of few bits, the shifts of the network. */
void recipe_shift(struct argp_state *state, struct recipe_options *o);

/* log2 of batch / rate, which on shares has to be whole, 0 to 29. */
int rate_shift(struct argp_state *state, double batch, double rate);

#endif
