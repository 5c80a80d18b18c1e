/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#ifndef BASE_H
#define BASE_H

#include "maker.h"
#include "points.h"
#include "rows.h"

/* One transfer, in points. The chooser, who has A = a G of the sender,
   a scalar b and its choice 0 or 1, sends B and keeps a shared point.
   The sender makes two of B, and that of the choice is the same. Each
   returns 0, or -1 for a point that is not to be used. [Chou, Orlandi
   2015, Section 2] */
int base_choose(const struct point *a_point, const struct scalar *b,
                uint64_t choice, struct point *b_point,
                struct point *shared);
int base_offer(const struct scalar *a, const struct point *a_point,
               const struct point *b_point, struct point shared[2]);

/* What a key is made of: BLAKE2b of all this. */
struct base_name {
    char purpose[16];
    struct key session;
    uint64_t sender, index;
    struct point a, b, shared;
};

/* n transfers each way, P0 and P1 both. As the sender a party gets two
   keys of each, `pair`; as the chooser, in `chosen`, the key of its
   choice of the other's pair: bit i of a row. `session` is the same at
   both, and never the same again. Two rounds. Unwinds if the peer sends
   what is no point, or the neutral element. */
void base_transfers(struct party *me, const struct key *session,
                    const pack *choice, struct key *chosen,
                    struct key (*pair)[2], size_t n);

static inline struct cost base_cost(size_t n) {
    return (struct cost){2, 2 * sizeof(struct point) * (1 + n), 0};
}

#endif
