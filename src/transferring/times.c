/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "times.h"

static const struct key zero;

static ring below(int bits, uint64_t x) {
    return mod_L(x & (UINT64_MAX >> (64 - bits)));
}

/* So many at a time; a proof has as many cases. */
enum { PADS = 2048 };

/* A pad is a word, of which a ring element may be a part. */
void take_pads(struct pads p, const struct key *key, struct key flip,
               ring *out, size_t n) {
    uint64_t tweak = pair_tweak(p.use, p.sender, p.bits), pad[PADS];

    for (size_t at = 0; at < n; at += PADS) {
        size_t here = n - at < PADS ? n - at : PADS;
        transfer_pads(key + at, flip, tweak, p.first + at, pad, here,
                      1);
        for (size_t k = 0; k < here; k++)
            out[at + k] = below(p.bits, pad[k]);
    }
}

void offer_times(struct party *me, struct pads p, const struct key *key,
                 const ring *x, ring *share, ring *correction,
                 size_t n) {
    struct key delta = transfer_delta(pair_of(me)->transfers);

    take_pads(p, key, zero, share, n);
    take_pads(p, key, delta, correction, n);
    for (size_t k = 0; k < n; k++) {
        correction[k] =
            below(p.bits, mod_L(share[k] + x[k] - correction[k]));
        share[k] = below(p.bits, mod_L(0 - share[k]));
    }
}

void take_times(struct pads p, const struct key *key, const ring *bit,
                const ring *correction, ring *share, size_t n) {
    take_pads(p, key, zero, share, n);
    for (size_t k = 0; k < n; k++)
        share[k] =
            below(p.bits, mod_L(share[k] + bit[k] * correction[k]));
}
