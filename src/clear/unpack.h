/* Tangled from chapters/01-data.md; edit that file. */
#ifndef UNPACK_H
#define UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <zlib.h>

/* A file that is read from its beginning to its end, plain or gzip. */
struct unpack {
    FILE *file;
    bool packed;
    int status; /* zlib's: Z_STREAM_END between two packed parts */
    z_stream z; /* among others, the bytes read and not yet used */
    uint8_t bytes[1 << 16];
};

/* 0, or -1 with errno set. What was opened must be closed. */
int unpack_open(struct unpack *u, const char *path);
void unpack_close(struct unpack *u);

/* The next n bytes, unpacked; returns how many were had. */
size_t unpack_read(struct unpack *u, uint8_t *out, size_t n);

/* Why fewer were had than asked for; NULL when the file is at its end,
   and whole. */
const char *unpack_trouble(const struct unpack *u);

#endif
