/* Tangled from chapters/63-split-program.md; edit that file. */
#include "known.h"

struct known known_halves(const struct dataset *images) {
    size_t pixels = images->rows * images->cols;

    return (struct known){.images = images,
                          .labels = images->labels,
                          .count = images->count,
                          .inputs = pixels,
                          .classes = CLASSES,
                          .columns = pixels / 2};
}

/* Pixel number i when the left half comes before the right, row by
   row each. */
static size_t pixel_of(const struct dataset *images, size_t i) {
    size_t cols = images->cols / 2, half = images->rows * cols;
    size_t right = i >= half, k = i - right * half;

    return k / cols * images->cols + right * cols + k % cols;
}

void known_inputs(const struct known *k, size_t from, size_t to,
                  const size_t *which, size_t n, float *x) {
    const struct dataset *d = k->images;

    for (size_t r = 0; r < n; r++)
        for (size_t i = from; i < to; i++)
            *x++ = d ? (float)d->pixels[which[r] * k->inputs +
                                        pixel_of(d, i)] /
                           256
                     : k->x[which[r] * k->inputs + i];
}

void known_labels(const struct known *k, const size_t *which, size_t n,
                  uint8_t *labels) {
    for (size_t r = 0; r < n; r++)
        labels[r] = k->labels[which[r]];
}
