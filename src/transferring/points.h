/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#ifndef POINTS_H
#define POINTS_H

#include "prg.h"
#include "why.h"

/* The group ristretto255: its order is a prime just above 2^252. A
   point is an element of the group, a scalar a number modulo its order.
   We add points, and G is the one that generates all. [RFC 9496] */
struct point {
    uint8_t byte[32];
};

struct scalar {
    uint8_t byte[32];
};

/* To be asked before the rest is called: 0, or -1 with the reason why
   there are no points here. */
int points_ready(struct why *why);

/* May these 32 bytes of a peer be taken for a point? Not if they are
   the neutral element, which any scalar leaves as it is, nor if they
   are no point at all. */
bool point_good(const struct point *p);

/* n uniform scalars. */
void scalar_draw(struct stream *s, struct scalar *out, size_t n);

/* out = x G, x P, P + Q, P - Q. Each returns 0, or -1: the first two if
   that is the neutral element, all if P or Q is no point. */
int point_base(const struct scalar *x, struct point *out);
int point_times(const struct scalar *x, const struct point *p,
                struct point *out);
int point_add(const struct point *p, const struct point *q,
              struct point *out);
int point_sub(const struct point *p, const struct point *q,
              struct point *out);

/* 128 bits of what so many bytes are hashed to: BLAKE2b. 0, or -1. */
int hash_128(const void *in, size_t bytes, uint64_t out[2]);

#endif
