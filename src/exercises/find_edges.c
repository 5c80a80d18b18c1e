/* Tangled from chapters/66-wrong.md; edit that file. */
#include "share.h"

bool ex_is_right(bool (*above)(ring x, ring r));

/* Does `above` answer for all x and r whether x > r? */
bool ex_is_right(bool (*above)(ring x, ring r)) {
    ring x = 1;

    for (int i = 0; i < 1000; i++) { /* your turn */
        ring r = x * 6364136223846793005U + 1442695040888963407U;

        if (above(x, r) != (x > r))
            return false;
        x = r;
    }
    return true;
}
