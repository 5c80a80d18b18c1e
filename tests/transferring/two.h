/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#ifndef TWO_H
#define TWO_H

#include "three.h"

/* P0 and P1, alone, as two threads. */
static inline int two_try(party_body *body, void *arg,
                          struct why *why) {
    const struct cast two = {1 << P0 | 1 << P1, NULL, NULL};

    return cast_threads(&two, body, arg, why);
}

/* A failure fails the test, with its reason. */
static inline void two_run(party_body *body, void *arg) {
    struct why why;

    if (two_try(body, arg, &why))
        fail_msg("%s", why.text);
}

#endif
