/* Tangled from chapters/49-results.md; edit that file. */
#ifndef PROFILE_H
#define PROFILE_H

#include "line.h"

#include <stddef.h>

/* A line by its round trip and bandwidth, as in "72ms,9MB/s", or by
   name: "lan" and "wan" are the two networks that SecureNN was measured
   on [SecureNN 2019, its evaluation]. The round trip is in us or ms, up
   to 10 s; the bandwidth in Mbit/s or MB/s, from 1 kB/s to 1 TB/s.
   Returns 0, or -1 when `text` says something else. */
int profile_parse(const char *text, struct line *line);

/* The line in words, which fill at most `size` bytes. */
void profile_words(const struct line *line, char *text, size_t size);

#endif
