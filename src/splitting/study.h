/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#ifndef STUDY_H
#define STUDY_H

#include "houses.h"
#include "witness.h"

/* One way to train a network inputs-width-width-classes. */
struct way {
    size_t width, epochs;
    float rate;
    struct noise noise;
};

/* One training, on four fifths of the people in an order that goes with
   the seed, and all that was seen of it. */
struct study {
    struct network net;
    struct witness w;
    size_t rows; /* all people; the first w.rows of them learn */
    float *x;    /* of all */
    uint8_t *labels;
    uint8_t *property; /* is one input of theirs above its median? */
    float *memory;     /* what the sights point into */
};

enum { STUDY_BATCH = 64 };

/* How many of these people will learn: whole batches. */
size_t study_learners(const struct houses *h);

/* Make the study and train. 0, or -1 with the reason; close it in
   either case. The property is that of an input of h. */
int study_run(struct study *t, const struct houses *h, size_t input,
              const struct way *way, uint64_t seed, struct why *why);
void study_close(struct study *t);

/* AUC of the joined network on those who did not learn, two classes. */
double study_task(const struct study *t);

/* AUC, on three quarters of the learners, of what one guesses of their
   property who saw their h1 in `looks` epochs, the last one and others
   evenly before, and knows the property of the first quarter. */
double study_attack(const struct study *t, size_t looks);

/* The same from one share of each h1, as P0 or P1 would hold it. */
double study_attack_shares(const struct study *t, size_t looks);

/* AUC of the labels as they are read off the last epoch's gl (`holder`
   false: the server) or g1 (true: the other holder), by one who knows
   those of the first quarter; on the others. */
double study_labels(const struct study *t, bool holder);

/* The part of the learners whose h1 of the last epoch but one is
   nearest to their own in the last. */
double study_linked(const struct study *t);

/* Mean and standard deviation of a few numbers. */
struct tally {
    double sum, squares, count;
};

void tally_add(struct tally *t, double x);
double tally_mean(const struct tally *t);
double tally_deviation(const struct tally *t); /* of n - 1 */

#endif
