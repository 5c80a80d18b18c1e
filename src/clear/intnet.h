/* Tangled from chapters/09-few-bits.md; edit that file. */
#ifndef INTNET_H
#define INTNET_H

#include "idx.h"
#include "plain.h"
#include "shifts.h"

/* Room to run and to train one network of few bits on batches of one
   size. All numbers are integers, mod L. */
struct intnet;

/* NULL: out of memory. net and shifts must outlive the result. */
struct intnet *intnet_open(const struct network *net,
                           const struct shifts *shifts, size_t batch,
                           struct descent descent);
void intnet_close(struct intnet *s);

/* First latent weights, uniform within +-2^start; where biases would
   be, zeros, now and later. The same for the same seed. */
void intnet_init(const struct network *net, const struct shifts *shifts,
                 ring *theta, uint64_t seed);

/* The weights that latent ones are used as. weight may be theta. */
void intnet_use(const struct network *net, const struct shifts *shifts,
                const ring *theta, ring *weight);

/* The outputs, batch x outputs, of weights as they are used and inputs
   x, batch x inputs. Valid until the next call with this s. */
const ring *intnet_forward(struct intnet *s, const ring *weight,
                           const ring *x);

/* One step of descent on latent weights, laid out as network.h says.
   onehot: batch x outputs, 1 at each label. */
void intnet_step(struct intnet *s, ring *theta, const ring *x,
                 const ring *onehot);

/* So many steps were made before. What they have left, for AMSgrad, is
   an array of three times the parameters; else NULL. */
void intnet_go_on(struct intnet *s, size_t steps);
ring *intnet_moments(struct intnet *s);

/* What the last step computed: the outputs of layer l, batch x out,
   which are sums with all their bits where a RELU or a MAXPOOL comes
   next; and the error at the outputs, batch x outputs. */
const ring *intnet_output(const struct intnet *s, size_t l);
const ring *intnet_error(const struct intnet *s);

/* Score weights as they are used on the first `limit` images, or all
   for 0. The loss is the mean of the squared errors of an image, not
   bounded by `most`, in units of the goal's square: a network whose
   outputs are all 0 has 1. The spread is 0. */
struct score intnet_score(const struct network *net,
                          const struct shifts *shifts,
                          const ring *weight, const struct dataset *d,
                          size_t limit);

#endif
