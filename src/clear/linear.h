/* Tangled from chapters/07-exact-products.md; edit that file. */
#ifndef LINEAR_H
#define LINEAR_H

#include "descent.h"
#include "ring.h"
#include "window.h"

/* A layer with weights, DENSE or CONVOLUTION, at work on a batch: how
   many numbers of an image go in and come out, and the size of its
   matrix of weights. A dense layer multiplies all images by it at once,
   a convolution the windows of one image after the other. */
struct linear {
    size_t batch, in, out, fan, filters;
    struct windows windows;
};

struct linear linear_dense(size_t batch, size_t in, size_t out);
struct linear linear_of(const struct layer *layer, size_t batch,
                        struct windows windows);

/* Its products. FORWARD: z = x w. BACKWARD: z = delta w^T, the error of
   the inputs. GRADIENT: z = x^T delta, that of the weights. x and the
   error of the inputs are batch x in, delta is batch x out, and w fan x
   filters; of a convolution, x stands for its windows. */
enum product { FORWARD, BACKWARD, GRADIENT };

/* The elements of what comes out, and of what goes in as y. */
size_t linear_size(const struct linear *a, enum product p);
size_t linear_factor(const struct linear *a, enum product p);

/* z += x y mod L; `room` has linear_room elements. */
void linear_add(const struct linear *a, enum product p, const ring *x,
                const ring *y, ring *z, ring *room);
size_t linear_room(const struct linear *a);

/* sum = the gradient of the biases: the sum of each filter's errors. */
void linear_sum(const struct linear *a, const ring *delta, ring *sum);

/* Add what momentum keeps of the last steps, n of them with f fraction
   bits, to gradients that f + the descent's shift bits will be dropped
   of, which are no fewer than the descent's momentum. */
void momentum_add(struct descent d, size_t steps, int f,
                  const ring *last, ring *gradient, size_t n);

#endif
