/* Tangled from chapters/02-network.md; edit that file. */
#ifndef NETWORK_H
#define NETWORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum kind { DENSE, RELU, CONVOLUTION, MAXPOOL };

/* What a layer looks through, square windows of side x side pixels,
   `stride` pixels from one to the next, on images of rows x cols pixels
   with `channels` numbers each, framed by `edge` pixels of zeros. */
struct window {
    size_t rows, cols, channels, side, stride, edge;
};

/* No windows: it looks at all its inputs, or at each by itself. */
#define WHOLE                                                          \
    { 0, 0, 0, 0, 0, 0 }

/* A layer takes rows of `in` numbers to rows of `out` numbers; a RELU
   has as many of one as of the other. A CONVOLUTION looks at all
   channels through each window, a MAXPOOL at each channel. */
struct layer {
    enum kind kind;
    size_t in, out;
    struct window window;
};

#define LAYERS_MAX 12

/* The outputs of each layer are the inputs of the next. The first layer
   has weights, and so has the one before a MAXPOOL, whose windows have
   no frame. */
struct network {
    const char *name;
    size_t depth;
    struct layer layer[LAYERS_MAX];
};

/* The network of this name, or NULL:
     K  784-256-10, one hidden layer, the one we train most;
     A  784-128-128-10, two of them [Mohassel, Zhang 2017];
     W  784-512-512-10, which is A made wider;
     B  two convolutions of 16 filters, 100-10 [MiniONN 2017];
     C  two convolutions of 20 and 50 filters, 500-10, which is LeNet
        [LeCun et al. 1998];
     D  one convolution of 5 filters, 100-10 [Chameleon 2018];
     E  D without a frame, and pooled, as SecureNN seems to have
        measured it;
     S  49-32-10, a small one, whose images are shrunk: each of its
        pixels is the average of 4 x 4;
     T  196-64-10, whose pixels are averages of 2 x 2. */
const struct network *network_find(const char *name);

/* The numbers that go in and come out, for each image. */
size_t network_inputs(const struct network *net);
size_t network_outputs(const struct network *net);

/* The length of theta, the array of all weights and biases. */
size_t network_parameters(const struct network *net);

/* How many numbers an output of a layer with weights is made of, and
   how many outputs are made of the same numbers. Its weights are fan x
   filters; of a DENSE layer that is in x out. */
size_t layer_fan(const struct layer *layer);
size_t layer_filters(const struct layer *layer);

/* How many windows lie along so many pixels, of the rows or cols. */
size_t window_along(const struct window *w, size_t pixels);

/* Where in theta are the weights of layer l, fan x filters, row by row,
   and where its biases, one a filter. For a layer without weights both
   are empty. */
size_t network_weights(const struct network *net, size_t l);
size_t network_biases(const struct network *net, size_t l);

/* Whether what layer l puts out keeps the double fraction bits of a
   product until a RELU after it truncates it, in fixed point. */
bool network_waits(const struct network *net, size_t l);

/* First weights, uniform within +-sqrt(6 / fan) of each layer [He et
   al. 2015], and biases of zero. The same for the same seed. */
void network_init(const struct network *net, float *theta,
                  uint64_t seed);

/* SplitMix64 [Steele, Lea, Flood 2014]: random numbers for experiments
   that must be repeatable. The first state is the seed. NOT secret. */
struct splitmix {
    uint64_t state;
};

/* The next 64 bits. */
uint64_t splitmix_next(struct splitmix *random);

/* Uniform in [0, n), n > 0. */
uint64_t splitmix_below(struct splitmix *random, uint64_t n);

/* Set order to a permutation of 0, ..., n-1; for each seed and epoch
   another. It is public. */
void order_shuffle(size_t *order, size_t n, uint64_t seed,
                   size_t epoch);

#endif
