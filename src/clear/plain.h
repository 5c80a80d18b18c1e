/* Tangled from chapters/04-backprop.md; edit that file. */
#ifndef PLAIN_H
#define PLAIN_H

#include "idx.h"
#include "network.h"

/* Room to run one network on batches of one size, in floats. */
struct plain;

/* NULL: out of memory. net must outlive the result. */
struct plain *plain_open(const struct network *net, size_t batch);
void plain_close(struct plain *p);

/* The probabilities, batch x outputs, for x, batch x inputs. They are
   valid until the next call with this p. */
const float *plain_forward(struct plain *p, const float *theta,
                           const float *x);

/* The slopes of the mean loss in all parameters, laid out as theta.
   Returns that loss, the mean of -ln(probability of the label). */
float plain_slopes(struct plain *p, const float *theta, const float *x,
                   const uint8_t *labels, float *slopes);

/* One step of gradient descent: step = momentum * the last one + rate *
   slopes; theta -= step. Returns the mean loss before the step. */
float plain_step(struct plain *p, float *theta, const float *x,
                 const uint8_t *labels, float rate, float momentum);

/* The last step, as theta; before the first all of it is 0. Whoever
   goes on with an earlier training sets it. */
float *plain_last_step(struct plain *p);

/* Mean loss; the part of the images, 0 to 1, whose label got the
   highest probability; and how far the outputs of one image lie apart
   at most. */
struct score {
    double loss, accuracy;
    float spread;
};

/* Score the first `limit` images of d, or all for 0 or too large a
   limit. They must be of the size that net expects. Out of memory, the
   loss is not a number. */
struct score plain_score(const struct network *net, const float *theta,
                         const struct dataset *d, size_t limit);

#endif
