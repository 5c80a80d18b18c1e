/* Tangled from chapters/42-training.md; edit that file. */
#ifndef TRAIN_H
#define TRAIN_H

#include "by_recipe.h"
#include "idx.h"
#include "shadow.h"

#include <stdio.h>

enum mode { PLAIN, FIXED, SECURE, MODES };

/* As it is typed: "plain". Few bits have no reals: their PLAIN is the
   same as FIXED, whole numbers. */
const char *mode_word(enum mode mode);

/* The images, read when they are first needed: in SECURE mode after the
   three parties have been forked, so that none of them has seen any. */
struct images {
    struct dataset train, test;
    char source[200]; /* which data, and where from; "" until read */
};

int images_read(struct images *data, struct why *why);

/* Read them, and shrink them if the network takes fewer pixels. */
int images_fit(struct images *data, const struct network *net,
               struct why *why);
void images_free(struct images *data);

/* A moment between two steps, from which a training can go on. */
struct moment {
    uint64_t iteration; /* so many are done */
    struct seed name;   /* random: that of this moment in all files */
};

enum { PARTS = 4 };

/* What one role needs to go on from there. */
struct state {
    struct moment moment;
    struct part_kept {
        void *at;
        size_t bytes; /* the same each time; 0: not needed */
    } part[PARTS];
    char **curve; /* the owner's: text, of malloc; NULL: none */
};

/* Where moments are kept. Each role calls these for itself, OWNER in
   the clear; they return 0, or -1 with a reason. */
struct keeper {
    size_t every; /* iterations from one moment to the next */
    bool resume;  /* go on from the owner's newest moment, which is at
                     most after so many iterations */
    int (*newest)(void *arg, enum mode mode, uint64_t most,
                  uint64_t *iteration, struct why *why);
    int (*take)(void *arg, enum mode mode, int role,
                struct state *state, struct why *why);
    int (*keep)(void *arg, enum mode mode, int role,
                const struct state *state, struct why *why);
    void *arg;
};

/* Who makes what is dealt: P2, meanwhile or before; or P0 and P1, who
   are a pair then, meanwhile or before. */
enum dealer { HELPER, HELPERS_TAPES, PAIR, PAIRS_TAPES };

/* One training, public in all its parts; every mode follows the same
   plan: the same first weights, the same batches in the same order. */
struct plan {
    struct recipe recipe;
    struct images *data;
    size_t limit; /* train on that many images at most; 0: all */
    size_t epochs;
    uint64_t seed;           /* of first weights, order and jitter */
    int jitter;              /* move each image so far at most */
    enum rounding rounding;  /* of FIXED */
    size_t every;            /* iterations from one point to the next */
    bool shadow;             /* SECURE: compare each step with FIXED */
    FILE *csv;               /* one line a point; NULL: none */
    FILE *progress;          /* a line that renews itself; NULL: none */
    FILE *warnings;          /* what goes wrong; NULL: not told */
    struct line line;        /* SECURE: what the parties talk over */
    const struct cast *cast; /* SECURE: who plays; NULL: everybody */
    const struct keeper *keeper; /* of moments; NULL: none are kept */
    int (*stop)(void); /* the signal that asks to stop, or 0 */
};

/* Its iterations, all epochs together, or in SECURE mode those that are
   left from the keeper's moment on. Reads the images: in that mode this
   is the owner's to call. Returns -1 with the reasons of train. */
int plan_steps(const struct plan *plan, uint64_t *steps,
               struct why *why);

/* What a training came to. Costs are sums over all iterations. */
struct outcome {
    struct score score; /* of the last model, on the test images */
    double seconds;     /* of the steps, without the scoring */
    size_t iterations;
    float *theta; /* the last model; outcome_free frees it */
    uint64_t rounds;
    uint64_t bytes[ROLES][ROLES]; /* payload from one to another */
    struct making making;         /* of these, a maker's; or 0 */
    enum dealer dealer;           /* in the last run of SECURE */
    struct shadow shadow;
    int stopped; /* by this signal, before its end; or 0 */
    char *curve; /* its points, as in plan->csv; or NULL */
};

/* Returns 0, or -1 with the reason: no data, no memory, too few images
   for a batch, a party that failed, or a signal to stop; then
   outcome->theta is the model of the last point of the curve, and a
   training that was stopped has a point where it was. In SECURE mode
   the data should not have been read before. Free the outcome in any
   case. */
int train(const struct plan *plan, enum mode mode,
          struct outcome *outcome, struct why *why);

void outcome_free(struct outcome *outcome);

/* Is the last model worse than one that knows nothing? */
bool outcome_diverged(const struct outcome *outcome);

/* What all its iterations cost the parties; what a maker sent is dealt.
 */
struct cost outcome_cost(const struct outcome *outcome);

#endif
