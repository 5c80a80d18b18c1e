/* Tangled from chapters/47-yardsticks.md; edit that file. */
#include "share.h"

enum { DIGITS = 10 };

/* Ten elements of Z_P as one number, the first the lowest digit. */
uint64_t ex_pack(const zp digit[DIGITS]) {
    return digit[0]; /* yours */
}

/* And back. */
void ex_unpack(uint64_t number, zp digit[DIGITS]) {
    for (int i = 0; i < DIGITS; i++)
        digit[i] = (zp)(number % P); /* yours */
}
