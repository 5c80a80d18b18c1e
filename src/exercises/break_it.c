/* Tangled from chapters/25-convert.md; edit that file. */
#include <stdint.h>

void ex_break_it(int colleague, uint64_t a[2], uint64_t r[2]);

/* Shares a and masks r for which this colleague's formula is wrong. */
void ex_break_it(int colleague, uint64_t a[2], uint64_t r[2]) {
    (void)colleague; /* your turn; these numbers break nothing */
    a[0] = 1;
    a[1] = 2;
    r[0] = 3;
    r[1] = 4;
}
