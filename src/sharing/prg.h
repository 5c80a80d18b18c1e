/* Tangled from chapters/10-randomness.md; edit that file. */
#ifndef PRG_H
#define PRG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ring.h"

/* 128 secret bits, from which a stream follows. */
struct seed {
    uint8_t byte[16];
};

/* A seed that nobody can guess, from the operating system. If there is
   none to be had, the program stops. */
void seed_fresh(struct seed *s);

/* The stream of a seed: AES-128 in counter mode, from block 0 on. Two
   holders of a seed have the same stream as long as they draw the same
   things in the same order. A stream cannot go back. NULL if there is
   no memory. The seed is not kept; erase it. NULL may be closed. */
struct stream;
struct stream *stream_open(const struct seed *s);
void stream_close(struct stream *s);

/* Each of these draws n things, independent and uniform, and stops the
   program if the cipher fails.
   draw_bytes: bytes, as they stand in the stream;
   draw_bits:  bits, 64 to a word from the lowest on; those of the last
               word beyond n are 0;
   draw_ring:  elements of Z_L;
   draw_odd:   elements of Z_{L-1}, that is 0 .. L - 2;
   draw_below: numbers 0 .. bound - 1, for 1 <= bound <= 256.
   How much of the stream this takes depends on n, the bound and the
   stream itself. */
void draw_bytes(struct stream *s, uint8_t *out, size_t n);
void draw_bits(struct stream *s, uint64_t *out, size_t n);
void draw_ring(struct stream *s, ring *out, size_t n);
void draw_odd(struct stream *s, ring *out, size_t n);
void draw_below(struct stream *s, uint8_t *out, size_t n,
                unsigned bound);

/* An element of Z_p, in 0 .. P - 1; P is chosen in share.h. */
typedef uint8_t zp;

/* What draw_below makes of a word, 0 .. bound - 1, and whether it must
   take another word instead. Lemire, "Fast Random Integer Generation
   in an Interval" (2019). */
static inline uint8_t lemire(uint16_t word, unsigned bound) {
    return (uint8_t)(word * bound >> 16);
}

static inline bool lemire_rejects(uint16_t word, unsigned bound) {
    return (uint16_t)(word * bound) < 65536 % bound;
}

#endif
