/* Tangled from chapters/23-leak.md; edit that file. */
#include "share.h"

int ex_ratio(const zp dealt[2], const zp seen[2]);

/* The bit r[i] if dealt[j] is Pj's share of x[i] and seen[j] is s_i
   times Pj's share of c_i = r[i] - x[i] + 1, for some s_i in
   1 .. P - 1; or -1 if both are possible. */
int ex_ratio(const zp dealt[2], const zp seen[2]) {
    (void)dealt, (void)seen; /* your turn */
    return -1;
}
