/* Tangled from chapters/05-fixed-point.md; edit that file. */
#include <stdint.h>

void ex_decimal(uint64_t x, int f, char *out);

/* Print x with f fraction bits, 0 < f <= 60, exactly, with f digits
   after the point; out has room for 100 bytes. */
void ex_decimal(uint64_t x, int f, char *out) {
    (void)x; /* your turn */
    (void)f;
    out[0] = '\0';
}
