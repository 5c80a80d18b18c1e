/* Tangled from chapters/68-watched.md; edit that file. */
#ifndef SOME_SHIFTS_H
#define SOME_SHIFTS_H

#include "fewnet.h"

/* Of networks with three layers, a RELU in the midst. */
static const struct shifts few = {.recipe = "few-bits",
                                  .pixel = 7,
                                  .latent = 8,
                                  .down = {[1] = 3, [2] = 3},
                                  .back = {[1] = 1},
                                  .goal = 50,
                                  .most = 40,
                                  .width = 24};
static const struct shifts ternary = {.recipe = "ternary-amsgrad",
                                      .pixel = 7,
                                      .latent = 12,
                                      .ternary = true,
                                      .amsgrad = true,
                                      .down = {[1] = 2, [2] = 1},
                                      .back = {[1] = 1},
                                      .goal = 50,
                                      .most = 40,
                                      .width = 24};

#endif
