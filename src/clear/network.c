/* Tangled from chapters/02-network.md; edit that file. */
#include "network.h"

#include <math.h>
#include <string.h>

static const struct network networks[] = {
    {"K",
     3,
     {{DENSE, 784, 256, WHOLE},
      {RELU, 256, 256, WHOLE},
      {DENSE, 256, 10, WHOLE}}},
    {"A",
     5,
     {{DENSE, 784, 128, WHOLE},
      {RELU, 128, 128, WHOLE},
      {DENSE, 128, 128, WHOLE},
      {RELU, 128, 128, WHOLE},
      {DENSE, 128, 10, WHOLE}}},
    {"W",
     5,
     {{DENSE, 784, 512, WHOLE},
      {RELU, 512, 512, WHOLE},
      {DENSE, 512, 512, WHOLE},
      {RELU, 512, 512, WHOLE},
      {DENSE, 512, 10, WHOLE}}},
    {"S",
     3,
     {{DENSE, 49, 32, WHOLE},
      {RELU, 32, 32, WHOLE},
      {DENSE, 32, 10, WHOLE}}},
    {"T",
     3,
     {{DENSE, 196, 64, WHOLE},
      {RELU, 64, 64, WHOLE},
      {DENSE, 64, 10, WHOLE}}},

    {"B",
     9,
     {{CONVOLUTION, 784, 24 * 24 * 16, {28, 28, 1, 5, 1, 0}},
      {MAXPOOL, 24 * 24 * 16, 12 * 12 * 16, {24, 24, 16, 2, 2, 0}},
      {RELU, 12 * 12 * 16, 12 * 12 * 16, WHOLE},
      {CONVOLUTION, 12 * 12 * 16, 8 * 8 * 16, {12, 12, 16, 5, 1, 0}},
      {MAXPOOL, 8 * 8 * 16, 4 * 4 * 16, {8, 8, 16, 2, 2, 0}},
      {RELU, 4 * 4 * 16, 4 * 4 * 16, WHOLE},
      {DENSE, 256, 100, WHOLE},
      {RELU, 100, 100, WHOLE},
      {DENSE, 100, 10, WHOLE}}},
    {"C",
     9,
     {{CONVOLUTION, 784, 24 * 24 * 20, {28, 28, 1, 5, 1, 0}},
      {MAXPOOL, 24 * 24 * 20, 12 * 12 * 20, {24, 24, 20, 2, 2, 0}},
      {RELU, 12 * 12 * 20, 12 * 12 * 20, WHOLE},
      {CONVOLUTION, 12 * 12 * 20, 8 * 8 * 50, {12, 12, 20, 5, 1, 0}},
      {MAXPOOL, 8 * 8 * 50, 4 * 4 * 50, {8, 8, 50, 2, 2, 0}},
      {RELU, 4 * 4 * 50, 4 * 4 * 50, WHOLE},
      {DENSE, 800, 500, WHOLE},
      {RELU, 500, 500, WHOLE},
      {DENSE, 500, 10, WHOLE}}},
    {"D",
     5,
     {{CONVOLUTION, 784, 14 * 14 * 5, {28, 28, 1, 5, 2, 2}},
      {RELU, 980, 980, WHOLE},
      {DENSE, 980, 100, WHOLE},
      {RELU, 100, 100, WHOLE},
      {DENSE, 100, 10, WHOLE}}},
    {"E",
     6,
     {{CONVOLUTION, 784, 24 * 24 * 5, {28, 28, 1, 5, 1, 0}},
      {MAXPOOL, 24 * 24 * 5, 12 * 12 * 5, {24, 24, 5, 2, 2, 0}},
      {RELU, 720, 720, WHOLE},
      {DENSE, 720, 100, WHOLE},
      {RELU, 100, 100, WHOLE},
      {DENSE, 100, 10, WHOLE}}},
};

const struct network *network_find(const char *name) {
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++)
        if (strcmp(networks[i].name, name) == 0)
            return &networks[i];
    return NULL;
}

size_t network_inputs(const struct network *net) {
    return net->layer[0].in;
}

size_t network_outputs(const struct network *net) {
    return net->layer[net->depth - 1].out;
}

size_t layer_fan(const struct layer *layer) {
    const struct window *w = &layer->window;
    return layer->kind == DENSE ? layer->in
           : layer->kind == CONVOLUTION
               ? w->side * w->side * w->channels
               : 0;
}

size_t window_along(const struct window *w, size_t pixels) {
    return (pixels + 2 * w->edge - w->side) / w->stride + 1;
}

size_t layer_filters(const struct layer *layer) {
    const struct window *w = &layer->window;
    return layer->kind == DENSE ? layer->out
           : layer->kind == CONVOLUTION
               ? layer->out / window_along(w, w->rows) /
                     window_along(w, w->cols)
               : 0;
}

static size_t parameters_of(const struct layer *layer) {
    return (layer_fan(layer) + 1) * layer_filters(layer);
}

size_t network_weights(const struct network *net, size_t l) {
    size_t offset = 0;
    for (size_t i = 0; i < l; i++)
        offset += parameters_of(&net->layer[i]);
    return offset;
}

size_t network_biases(const struct network *net, size_t l) {
    const struct layer *layer = &net->layer[l];
    return network_weights(net, l) +
           layer_fan(layer) * layer_filters(layer);
}

size_t network_parameters(const struct network *net) {
    return network_weights(net, net->depth);
}

bool network_waits(const struct network *net, size_t l) {
    enum kind next =
        l + 1 < net->depth ? net->layer[l + 1].kind : DENSE;
    return next == RELU || next == MAXPOOL;
}

uint64_t splitmix_next(struct splitmix *random) {
    uint64_t z = random->state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

uint64_t splitmix_below(struct splitmix *random, uint64_t n) {
    uint64_t limit = UINT64_MAX - UINT64_MAX % n; /* n divides it */
    uint64_t x;
    do
        x = splitmix_next(random);
    while (x >= limit);
    return x % n;
}

static float uniform(struct splitmix *random) {
    return (float)(splitmix_next(random) >> 40) / 8388608.0f - 1.0f;
}

void network_init(const struct network *net, float *theta,
                  uint64_t seed) {
    struct splitmix random = {seed};
    memset(theta, 0, network_parameters(net) * sizeof *theta);
    for (size_t l = 0; l < net->depth; l++) {
        float range = sqrtf(6.0f / (float)layer_fan(&net->layer[l]));
        size_t begin = network_weights(net, l);
        size_t end = network_biases(net, l);
        for (size_t i = begin; i < end; i++)
            theta[i] = range * uniform(&random);
    }
}

void order_shuffle(size_t *order, size_t n, uint64_t seed,
                   size_t epoch) {
    struct splitmix random = {seed};
    random.state = splitmix_next(&random) + epoch;
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = 0; i + 1 < n; i++) {
        size_t j = i + (size_t)splitmix_below(&random, n - i);
        size_t chosen = order[j];
        order[j] = order[i];
        order[i] = chosen;
    }
}
