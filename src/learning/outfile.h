/* Tangled from chapters/49-results.md; edit that file. */
#ifndef OUTFILE_H
#define OUTFILE_H

#include "why.h"

#include <stdio.h>

/* A file that an option asks for. What is a device or a pipe has no
   place beside it and is written directly; "-" is the standard
   output. */
struct outfile {
    const char *option, *path; /* as on the command line */
    FILE *file;                /* write here; NULL: not asked for */
    char *place, *part; /* where it belongs, and where it is; or NULL */
};

/* Open it; with `path` NULL there is none. Returns -1 with a reason
   that names option and path: it cannot be written, or is written
   already. End with one of the other two, which do nothing where there
   is none. */
int outfile_open(struct outfile *o, const char *option,
                 const char *path, struct why *why);

/* It is whole: put it in its place. Returns -1 with the reason if not
   all of it could be written; then all is as it was before. */
int outfile_keep(struct outfile *o, struct why *why);

/* It is not whole, and nobody wants it. */
void outfile_drop(struct outfile *o);

#endif
