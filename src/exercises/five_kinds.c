/* Tangled from chapters/40-ternary.md; edit that file. */
#include "levels.h"
#include "ternary.h"

void ex_five(struct party *me, const ring *v, ring *w, size_t n,
             int one, int width);

/* w = v / 2^one, to the nearest, ties up, from -2 to 2. Fresh shares of
   n weights; v less a level has `width` bits. P2: v, w are not used. */
void ex_five(struct party *me, const ring *v, ring *w, size_t n,
             int one, int width) {
    ternarise(me, v, w, n,
              (struct latent){one, 0, width}); /* your turn */
}
