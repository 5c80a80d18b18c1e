/* Tangled from chapters/09-few-bits.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

int ex_width(size_t fan, int64_t input, int64_t weight);

/* The least width that holds any sum of fan products. */
int ex_width(size_t fan, int64_t input, int64_t weight) {
    (void)fan, (void)input, (void)weight; /* your turn */
    return 24;
}
