/* Tangled from chapters/63-split-program.md; edit that file. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* kept[k]: is row k asked? Of each label the fifth row, the tenth ...
 */
void ex_keep(const uint8_t *labels, size_t n, bool *kept) {
    (void)labels;
    for (size_t k = 0; k < n; k++)
        kept[k] = k % 5 == 4; /* yours */
}
