/* Tangled from chapters/49-results.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

/* FNV-1a, 64 bits, of n floats as they lie in a model's file. */
uint64_t ex_model_digest(const float *theta, size_t n) {
    (void)theta;
    (void)n;
    return 0; /* yours */
}
