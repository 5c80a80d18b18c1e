/* Tangled from chapters/41-shadow.md; edit that file. */
#ifndef DOTS_H
#define DOTS_H

#include "idx.h"
#include "network.h"
#include "shifts.h"

#include <stdlib.h>

enum { SIDE = 4 };

static const struct network little = {"little",
                                      3,
                                      {{DENSE, SIDE *SIDE, 12, WHOLE},
                                       {RELU, 12, 12, WHOLE},
                                       {DENSE, 12, CLASSES, WHOLE}}};

/* The same, through windows: 3 x 3 in a frame, pools of 2 x 2. */
static const struct network glance = {
    "glance",
    4,
    {{CONVOLUTION,
      SIDE *SIDE,
      SIDE *SIDE * 4,
      {SIDE, SIDE, 1, 3, 1, 1}},
     {MAXPOOL, SIDE *SIDE * 4, SIDE *SIDE, {SIDE, SIDE, 4, 2, 2, 0}},
     {RELU, SIDE *SIDE, SIDE *SIDE, WHOLE},
     {DENSE, SIDE *SIDE, CLASSES, WHOLE}}};

static const struct shifts for_little = {.recipe = "few-bits",
                                         .net = "little",
                                         .pixel = 7,
                                         .start = 25,
                                         .latent = 21,
                                         .down = {[1] = 4, [2] = 4},
                                         .back = {[1] = 6},
                                         .up = {[0] = 8, [2] = 8},
                                         .goal = 153,
                                         .most = 127,
                                         .width = 24};

/* Images of so many pixels each way. */
static inline struct dataset bright(size_t count, size_t side,
                                    uint64_t seed) {
    struct dataset d = {.count = count, .rows = side, .cols = side};
    struct splitmix random = {seed};
    size_t pixels = side * side;

    d.pixels = malloc(count * pixels);
    d.labels = malloc(count);
    for (size_t i = 0; i < count; i++) {
        d.labels[i] = (uint8_t)(splitmix_next(&random) % CLASSES);
        for (size_t k = 0; k < pixels; k++)
            d.pixels[i * pixels + k] =
                (uint8_t)(splitmix_next(&random) % 64);
        d.pixels[i * pixels + d.labels[i]] = 255;
    }
    return d;
}

static inline struct dataset dots(size_t count, uint64_t seed) {
    return bright(count, SIDE, seed);
}

#endif
