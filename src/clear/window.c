/* Tangled from chapters/03-windows.md; edit that file. */
#include "window.h"

#include <stdbool.h>
#include <string.h>

/* How many windows there are. */
static size_t positions(const struct window *w) {
    return window_along(w, w->rows) * window_along(w, w->cols);
}

size_t windows_size(const struct layer *layer) {
    const struct window *w = &layer->window;
    return w->side == 0 ? 0 : positions(w) * w->side * w->side;
}

/* The number of a pixel of the framed image, or OUTSIDE. */
static uint32_t pixel_at(const struct window *w, size_t row,
                         size_t col) {
    bool inside = row >= w->edge && row < w->edge + w->rows &&
                  col >= w->edge && col < w->edge + w->cols;
    size_t pixel = (row - w->edge) * w->cols + (col - w->edge);
    return inside ? (uint32_t)pixel : OUTSIDE;
}

/* The pixels of the window whose first is at (row, col). */
static uint32_t *list_window(const struct window *w, size_t row,
                             size_t col, uint32_t *pixel) {
    for (size_t i = 0; i < w->side; i++)
        for (size_t j = 0; j < w->side; j++)
            *pixel++ = pixel_at(w, row + i, col + j);
    return pixel;
}

struct windows windows_of(const struct layer *layer, uint32_t *pixel) {
    const struct window *w = &layer->window;
    if (w->side == 0)
        return (struct windows){1, 0, 0, NULL};
    struct windows v = {positions(w), w->side * w->side, w->channels,
                        pixel};
    for (size_t i = 0; i < window_along(w, w->rows); i++)
        for (size_t j = 0; j < window_along(w, w->cols); j++)
            pixel = list_window(w, i * w->stride, j * w->stride, pixel);
    return v;
}

void windows_gather(const struct windows *v, const void *image,
                    void *rows, size_t size) {
    size_t n = v->positions * v->area, bytes = v->channels * size;
    const uint8_t *from = image;
    uint8_t *to = rows;
    for (size_t i = 0; i < n; i++, to += bytes)
        if (v->pixel[i] == OUTSIDE)
            memset(to, 0, bytes);
        else
            memcpy(to, from + v->pixel[i] * bytes, bytes);
}

void windows_scatter(const struct windows *v, const float *rows,
                     float *image) {
    size_t n = v->positions * v->area, each = v->channels;
    for (size_t i = 0; i < n; i++, rows += each)
        for (size_t c = 0; v->pixel[i] != OUTSIDE && c < each; c++)
            image[v->pixel[i] * each + c] += rows[c];
}

/* The place of the largest number of a channel in a window. */
static size_t largest_at(const struct windows *v, const float *image,
                         size_t position, size_t channel) {
    size_t best = windows_at(v, position, 0, channel);
    for (size_t k = 1; k < v->area; k++) {
        size_t at = windows_at(v, position, k, channel);
        best = image[at] > image[best] ? at : best;
    }
    return best;
}

void windows_pool(const struct windows *v, const float *image,
                  float *out) {
    for (size_t i = 0; i < v->positions; i++)
        for (size_t c = 0; c < v->channels; c++)
            *out++ = image[largest_at(v, image, i, c)];
}

void windows_unpool(const struct windows *v, const float *image,
                    const float *error, float *before) {
    for (size_t i = 0; i < v->positions; i++)
        for (size_t c = 0; c < v->channels; c++)
            before[largest_at(v, image, i, c)] += *error++;
}
