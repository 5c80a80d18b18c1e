/* Tangled from chapters/49-results.md; edit that file. */
#ifndef MODEL_H
#define MODEL_H

#include "shifts.h"
#include "why.h"

#include <stdio.h>

/* A trained network in a file: the line "ppnn-model NAME", then its
   parameters as 32-bit floats, least significant byte first. Of few
   bits, the line goes on with a blank and the shifts in words, and the
   parameters are the weights as they are used. Whether all of it was
   written, the file knows when it is closed. */
void model_write(FILE *file, const struct network *net,
                 const struct shifts *shifts, const float *theta);

/* `net` becomes the file's network, `shifts` those of few bits or NULL;
   *theta is allocated, and the caller frees it; all its numbers are
   finite. Returns 0, or -1 with a reason that names the file. */
int model_load(const char *path, const struct network **net,
               const struct shifts **shifts, float **theta,
               struct why *why);

#endif
