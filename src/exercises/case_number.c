/* Tangled from chapters/17-stage.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

uint64_t ex_case_number(const uint64_t *base, const uint64_t *digit,
                        size_t n);

/* The number of the case with these digits, the first the lowest. */
uint64_t ex_case_number(const uint64_t *base, const uint64_t *digit,
                        size_t n) {
    (void)base, (void)digit, (void)n; /* yours */
    return 0;
}
