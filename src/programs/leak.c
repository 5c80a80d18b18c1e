/* Tangled from chapters/23-leak.md; edit that file. */
#include "leak.h"

#include <stdio.h>

/* How many of the ELL places fit each guess of a secret, for the
   algorithm as printed and with its messages refreshed. */
int main(void) {
    const uint8_t secret = 37;
    unsigned printed[1][GUESSES], refreshed[1][GUESSES];
    struct leak before = {printed_compare, 1, &secret, printed};
    struct leak after = {private_compare, 1, &secret, refreshed};
    struct why why;
    if (party_threads(leak_body, &before, &why) ||
        party_threads(leak_body, &after, &why)) {
        fprintf(stderr, "leak: %s\n", why.text);
        return 1;
    }
    printf("guess,printed,refreshed\n");
    for (size_t a = 0; a < GUESSES; a++)
        printf("%zu,%u,%u\n", a, printed[0][a], refreshed[0][a]);
    return 0;
}
