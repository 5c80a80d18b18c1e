/* Tangled from chapters/26-published.md; edit that file. */
#include <stdint.h>

void ex_odd_shares(int colleague, uint64_t a[2]);

/* Shares of a number, not -1, whose sign this colleague gets wrong. */
void ex_odd_shares(int colleague, uint64_t a[2]) {
    (void)colleague; /* your turn; nobody is wrong about these */
    a[0] = 1;
    a[1] = 2;
}
