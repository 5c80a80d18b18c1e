/* Tangled from chapters/02-network.md; edit that file. */
#include "network.h"

#include <math.h>
#include <string.h>

static const struct network networks[] = {
    {"K", 3, {{DENSE, 784, 256}, {RELU, 256, 256}, {DENSE, 256, 10}}},
    {"A",
     5,
     {{DENSE, 784, 128},
      {RELU, 128, 128},
      {DENSE, 128, 128},
      {RELU, 128, 128},
      {DENSE, 128, 10}}},
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

static size_t parameters_of(const struct layer *layer) {
    return layer->kind == DENSE ? (layer->in + 1) * layer->out : 0;
}

size_t network_weights(const struct network *net, size_t l) {
    size_t offset = 0;
    for (size_t i = 0; i < l; i++)
        offset += parameters_of(&net->layer[i]);
    return offset;
}

size_t network_biases(const struct network *net, size_t l) {
    const struct layer *layer = &net->layer[l];
    size_t weights = layer->kind == DENSE ? layer->in * layer->out : 0;
    return network_weights(net, l) + weights;
}

size_t network_parameters(const struct network *net) {
    return network_weights(net, net->depth);
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
        float range = sqrtf(6.0f / (float)net->layer[l].in);
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
