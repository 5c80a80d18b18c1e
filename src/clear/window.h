/* Tangled from chapters/03-windows.md; edit that file. */
#ifndef WINDOW_H
#define WINDOW_H

#include "network.h"

#include <stddef.h>
#include <stdint.h>

/* The windows of a layer: for each position, row by row, the numbers of
   the `area` pixels that are seen through it, or OUTSIDE for one of the
   frame. Pixels are numbered row by row; each is `channels` numbers,
   and those of an image lie pixel by pixel. */
struct windows {
    size_t positions, area, channels;
    const uint32_t *pixel; /* positions x area; NULL: no windows */
};

#define OUTSIDE UINT32_MAX

/* Pixels in the list of a layer's windows; 0 if it has none. */
size_t windows_size(const struct layer *layer);

/* The windows of a layer; the list goes into `pixel`, with room for
   windows_size numbers, and belongs to the caller. */
struct windows windows_of(const struct layer *layer, uint32_t *pixel);

/* Where in an image the number is that a channel has at place k of
   window `position`, which is not OUTSIDE. */
static inline size_t windows_at(const struct windows *v,
                                size_t position, size_t k,
                                size_t channel) {
    return v->pixel[position * v->area + k] * v->channels + channel;
}

/* Gather: rows, positions x (area x channels), one for each window, of
   an image, whose numbers have `size` bytes, whatever they are; zeros
   from outside. */
void windows_gather(const struct windows *v, const void *image,
                    void *rows, size_t size);

/* Scatter: add each number of the rows to the one of the image that it
   would have been gathered from. */
void windows_scatter(const struct windows *v, const float *rows,
                     float *image);

/* Pool: out, positions x channels, has the largest that each channel
   has in each window. */
void windows_pool(const struct windows *v, const float *image,
                  float *out);

/* The way back: add each error, positions x channels, to `before`, an
   image, at the place of the largest; of equals the first. */
void windows_unpool(const struct windows *v, const float *image,
                    const float *error, float *before);

#endif
