/* Tangled from chapters/41-shadow.md; edit that file. */
#ifndef BY_RECIPE_H
#define BY_RECIPE_H

#include "fixnet.h"
#include "plain.h"
#include "ternet.h"

/* On shares: securenet.h, or fewnet.h if the recipe has shifts, or
   ternet.h if these are ternary. The cost is that of a step after so
   many: ternary weights are cut by each CUT_EVERY-th. */
void recipe_step(struct party *me, struct securenet *s, struct masked x,
                 const ring *onehot);
struct cost recipe_step_cost(struct recipe recipe, size_t steps);

/* Of weights that are open; with few bits, those in `used`. */
void recipe_forward(struct party *me, struct securenet *s,
                    struct masked x);
struct cost recipe_forward_cost(struct recipe recipe);

/* The same network in the clear, in the ring: one of the two is not
   NULL. */
struct twin {
    struct recipe recipe;
    struct fixnet *fixed;
    struct intnet *few;
};

/* 0, or -1 with the reason, no memory; close it in any case. Few bits
   round to the nearest only, and use no seed. */
int twin_open(struct twin *t, const struct recipe *recipe,
              enum rounding how, uint64_t seed, struct why *why);
void twin_close(struct twin *t);

void twin_step(struct twin *t, ring *theta, const ring *x,
               const ring *onehot);

/* Outputs of layer l, and what the error is made of: probabilities, or
   with few bits the error. */
const ring *twin_output(const struct twin *t, size_t l);
const ring *twin_end(const struct twin *t);

/* What a step leaves for the next, recipe_memory elements; NULL if that
   is nothing. */
ring *twin_last_step(struct twin *t);
struct splitmix twin_random(const struct twin *t);
void twin_go_on(struct twin *t, size_t steps, struct splitmix random);

/* The ring element that is 1 at a label. */
ring recipe_one(const struct recipe *recipe);

/* The bits of the least ring in which it can be trained, of 16, 32 and
   64; and of that in which a model of it can be asked. */
int recipe_ring(const struct recipe *recipe);
int recipe_model_ring(const struct recipe *recipe);

/* First parameters in the ring: `first` encoded; of few bits, latent
   weights of this seed. */
void recipe_begin(const struct recipe *recipe, const float *first,
                  uint64_t seed, ring *theta);

/* The model that parameters in the ring are: reals; of few bits, the
   weights as they are used, whole numbers. */
void recipe_model(const struct recipe *recipe, const ring *theta,
                  float *model);

/* Score a model on all images; and the loss of one that has learned
   nothing. */
struct score recipe_score(const struct recipe *recipe,
                          const float *model, const struct dataset *d);
double recipe_guess(const struct recipe *recipe);

#endif
