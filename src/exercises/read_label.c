/* Tangled from chapters/61-arrows.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

void ex_read_label(const float *gl, size_t rows, size_t n,
                   uint8_t first, uint8_t *label);

/* All labels, 0 or 1, from the arrows, rows x n, and the first label.
 */
void ex_read_label(const float *gl, size_t rows, size_t n,
                   uint8_t first, uint8_t *label) {
    (void)gl, (void)n;
    for (size_t i = 0; i < rows; i++)
        label[i] = first; /* your turn */
}
