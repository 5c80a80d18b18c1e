/* Tangled from chapters/57-program.md; edit that file. */
#ifndef OTHER_RING_H
#define OTHER_RING_H

#include "why.h"

#include <stdbool.h>

/* Is the program of this ring, of 16, 32 or 64 bits, this one, or does
   it stand beside it? */
bool ring_is_there(int bits);

/* Become it, for the same command with the same words; argv[0] is "ppnn
   COMMAND". Returns 0 if there is nothing to do, or -1 with the reason
   why it cannot be. */
int ring_become(int bits, int argc, char **argv, struct why *why);

#endif
