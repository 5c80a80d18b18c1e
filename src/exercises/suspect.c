/* Tangled from chapters/67-full-size.md; edit that file. */
#include "statistics.h"

enum { SENDERS = 5 };

int ex_suspect(const uint8_t *const message[SENDERS], size_t n);

/* Whose n residues mod 67 are not uniform? -1: nobody's. */
int ex_suspect(const uint8_t *const message[SENDERS], size_t n) {
    (void)message, (void)n; /* your turn */
    return -2;
}
