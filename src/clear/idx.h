/* Tangled from chapters/01-data.md; edit that file. */
#ifndef IDX_H
#define IDX_H

#include <stddef.h>
#include <stdint.h>

#include "why.h"

/* Labels run from 0 to CLASSES - 1. */
#define CLASSES 10

struct dataset {
    size_t count, rows, cols;
    uint8_t *pixels; /* count x rows x cols; 0 is paper, 255 is ink */
    uint8_t *labels; /* count */
    char name[120];  /* the file of the images, shortened */
};

/* Load two IDX files, plain or gzip. 0, or -1 with the reason; then d
   is empty. Each load that succeeds needs a dataset_free. */
int dataset_load(struct dataset *d, const char *images,
                 const char *labels, struct why *why);

/* Give the memory back; d is empty then. Harmless on an empty d. */
void dataset_free(struct dataset *d);

/* Image i, i < d->count, as rows x cols numbers in [0, 1), each an
   exact multiple of 2^-8. */
void dataset_image(const struct dataset *d, size_t i, float *out);

/* Images which[0], ..., which[n-1] as the rows of x, n x (rows x cols),
   and their labels. Training calls this for each batch. */
void dataset_batch(const struct dataset *d, const size_t *which,
                   size_t n, float *x, uint8_t *labels);

/* Make the images smaller, if they fit, until each has so many pixels:
   squares of them become their average, rounded. 0, or -1 if they do
   not fit; then nothing has changed. */
int dataset_shrink(struct dataset *d, size_t pixels);

/* Load the training and the test set from the first that has them of
     $MNIST_DIR (and no other place, if this variable is set),
     data/mnist, ../shared/mnist,
     /usr/share/datasets/fashion-mnist (from Debian, as a package).
   `which` is told what they are and whence: "MNIST from data/mnist".
   0, or -1 with the reason; then both sets are empty. */
int dataset_find(struct dataset *train, struct dataset *test,
                 char *which, size_t size, struct why *why);

#endif
