/* Tangled from chapters/42-training.md; edit that file. */
#include <stddef.h>

/* How many steps, points of the curve, and images left over in each
   epoch, if `every` steps lie between two looks. */
void ex_plan(size_t images, size_t batch, size_t epochs, size_t every,
             size_t *steps, size_t *points, size_t *left) {
    (void)images;
    (void)batch;
    (void)epochs;
    (void)every;
    *steps = *points = *left = 0; /* yours */
}
