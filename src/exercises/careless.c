/* Tangled from chapters/17-stage.md; edit that file. */
#include "tape.h"

void ex_careless(unsigned times[4][4]);

/* times[x][y] of all cases in which x is masked carelessly and y is
   seen. */
void ex_careless(unsigned times[4][4]) {
    for (int i = 0; i < 16; i++)
        times[i / 4][i % 4] = 0; /* yours */
}
