/* Tangled from chapters/16-dealing.md; edit that file. */
#ifndef DEAL_H
#define DEAL_H

#include "party.h"
#include "share.h"

/* Shares of n values x, from `dealer` (P2 or OWNER), who knows them, to
   P0 and P1. P0 and the dealer draw P0's share from their common
   stream: only P1's travels. `x` is read by the dealer alone, `out` is
   written by P0 and P1 alone; they may be the same array. n > 0. */
void deal(struct party *me, int dealer, enum group g, const void *x,
          void *out, size_t n);

/* When P2 deals. What the owner sends is not counted. */
static inline struct cost deal_cost(enum group g, size_t n) {
    return (struct cost){1, 0, element_bytes(g) * n};
}

/* Add a fresh zero-share to P0's and P1's x, in place. No message. */
void refresh(struct party *me, enum group g, void *x, size_t n);

/* n uniform masks that P2 knows. out: at P0 and P1 their shares of
   them, at P2 the masks. No message. */
void draw_mask(struct party *me, enum group g, void *out, size_t n);

/* P0 and P1 open x to each other; `out`, at both, may be x. What is
   opened must be masked, or no secret. */
void open_shares(struct party *me, enum group g, const void *x,
                 void *out, size_t n);

static inline struct cost open_cost(enum group g, size_t n) {
    return (struct cost){1, 2 * element_bytes(g) * n, 0};
}

/* Its two halves, for who has something to do in between. Until the
   second, x stays as it is, `out` is not open, and P0 and P1 say
   nothing else to each other. `theirs` is in the arena. */
struct opening {
    enum group g;
    const void *x;
    void *theirs, *out;
    size_t n;
};
struct opening open_start(struct party *me, enum group g, const void *x,
                          void *out, size_t n);
void open_finish(struct party *me, const struct opening *o);

/* P0 and P1 send their shares of x to `to` (P2 or OWNER), who adds them
   up in `out`. If `to` could know where the shares come from, refresh
   them before. */
void reveal(struct party *me, int to, enum group g, const void *x,
            void *out, size_t n);

/* To P2. What the owner receives is not counted. */
static inline struct cost reveal_cost(enum group g, size_t n) {
    return (struct cost){1, 2 * element_bytes(g) * n, 0};
}

#endif
