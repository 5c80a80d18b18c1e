/* Tangled from chapters/59-paillier.md; edit that file. */
#ifndef KEYFILE_H
#define KEYFILE_H

#include "paillier.h"

/* Write a key with its primes to a new file that its owner alone may
   read. Returns -1 with a reason that names the file: it is there
   already, for a key is never written over, or cannot be written; then
   nothing is left of it. */
int keyfile_write(const struct paillier *key, const char *path,
                  struct why *why);

/* Read it: 0, or -1 with a reason that names the file: others may read
   it, it is no key, it is damaged or too short. */
int keyfile_read(struct paillier **key, const char *path,
                 struct why *why);

#endif
