/* Tangled from chapters/37-convolution.md; edit that file. */
#ifndef LOOKING_H
#define LOOKING_H

#include "beaver.h"

/* A layer that looks through windows, on batches. */
struct looking {
    struct layer layer;
    size_t batch;
    uint32_t pixel[15000];
    struct linear map;
};

/* `shape` is rows, cols, channels, side, stride, edge, filters, batch;
   a layer that pools has a filter for each channel. */
static inline void look_at(struct looking *l, const size_t shape[8]) {
    struct window w = {shape[0], shape[1], shape[2],
                       shape[3], shape[4], shape[5]};
    size_t down = (w.rows + 2 * w.edge - w.side) / w.stride + 1;
    size_t across = (w.cols + 2 * w.edge - w.side) / w.stride + 1;

    l->layer = (struct layer){CONVOLUTION, w.rows * w.cols * w.channels,
                              down * across * shape[6], w};
    l->batch = shape[7];
    l->map =
        linear_of(&l->layer, l->batch, windows_of(&l->layer, l->pixel));
}

#endif
