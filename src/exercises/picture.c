/* Tangled from chapters/71-promise.md; edit that file. */
#include <stddef.h>

void ex_picture(const float *before, const float *after, size_t pixels,
                size_t outputs, float *image);

/* The image that a model has made its step on. */
void ex_picture(const float *before, const float *after, size_t pixels,
                size_t outputs, float *image) {
    (void)before, (void)after, (void)outputs;
    for (size_t i = 0; i < pixels; i++)
        image[i] = 0; /* your turn */
}
