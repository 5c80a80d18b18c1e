/* Tangled from chapters/43-checkpoint.md; edit that file. */
#ifndef LASTING_H
#define LASTING_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { DIGEST_SIZE = 32 };

/* A path as a value: it can be returned, and no failure that unwinds
   can lose it. */
struct path {
    char text[PATH_MAX + 64];
};

/* The folder of a role of party.h, DIR/p0, DIR/p1, DIR/p2 or DIR/owner,
   and `name` behind it: "" or "/tape", say. */
struct path path_of(const char *dir, int role, const char *name);

/* Open what is at `path`, or make it with O_CREAT, for its owner alone,
   and return when it is on the disk: 0, or -1 and errno. What a folder
   holds lasts when the folder was settled after it. */
int settle(const char *path, int flags);

/* SHA-256 of these bytes, and then of the file from there on. Returns
   0, or -1 and errno. */
int digest_of(int fd, const void *head, size_t bytes, off_t from,
              uint8_t digest[DIGEST_SIZE]);

#endif
