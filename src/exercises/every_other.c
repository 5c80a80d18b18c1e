/* Tangled from chapters/63-split-program.md; edit that file. */
#include <stddef.h>

/* The pixel that is input i, of an image of rows x cols, cols even. */
size_t ex_pixel_of(size_t rows, size_t cols, size_t i) {
    (void)rows, (void)cols;
    return i; /* yours */
}
