/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include "share_truncate.h"
#include "truncate.h"

void ex_truncate_signed(int j, uint64_t *x, size_t n, int d);

/* Party j's shares of x / 2^d, by shifts that keep the sign. */
void ex_truncate_signed(int j, uint64_t *x, size_t n, int d) {
    truncate_share(j, x, n, d); /* your turn */
}
