/* Tangled from chapters/48-transferred-masks.md; edit that file. */
#include "times.h"

static const struct key zero;

static ring below(int bits, uint64_t x) {
    return x & (UINT64_MAX >> (64 - bits));
}

void take_pads(struct pads p, const struct key *key, struct key flip,
               ring *out, size_t n) {
    transfer_pads(key, flip, pair_tweak(p.use, p.sender, p.bits),
                  p.first, out, n, 1);
    for (size_t k = 0; k < n; k++)
        out[k] = below(p.bits, out[k]);
}

void offer_times(struct party *me, struct pads p, const struct key *key,
                 const ring *x, ring *share, ring *correction,
                 size_t n) {
    struct key delta = transfer_delta(pair_of(me)->transfers);

    take_pads(p, key, zero, share, n);
    take_pads(p, key, delta, correction, n);
    for (size_t k = 0; k < n; k++) {
        correction[k] = below(p.bits, share[k] + x[k] - correction[k]);
        share[k] = below(p.bits, 0 - share[k]);
    }
}

void take_times(struct pads p, const struct key *key, const ring *bit,
                const ring *correction, ring *share, size_t n) {
    take_pads(p, key, zero, share, n);
    for (size_t k = 0; k < n; k++)
        share[k] = below(p.bits, share[k] + bit[k] * correction[k]);
}
