/* Tangled from chapters/06-truncation.md; edit that file. */
#include <stdio.h>

#include "fixed.h"
#include "truncate.h"

static ring update(ring w, enum rounding how, struct splitmix *random) {
    ring distance = mod_L(w - fixed_of(1, 8));
    truncate_all(&distance, 1, 6, how, random);
    return mod_L(w - distance);
}

int main(void) {
    struct splitmix random = {1};
    ring w[6] = {0, 0, 0, 512, 512, 512};
    printf("update,floor0,nearest0,stochastic0,"
           "floor2,nearest2,stochastic2\n");
    for (int n = 0; n <= 600; n++) {
        printf("%d", n);
        for (int k = 0; k < 6; k++) {
            printf(",%.6f", real_of(w[k], 8));
            w[k] = update(w[k], (enum rounding)(k % 3), &random);
        }
        printf("\n");
    }
}
