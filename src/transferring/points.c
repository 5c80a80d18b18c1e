/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "points.h"

#include <sodium.h>

int points_ready(struct why *why) {
    return sodium_init() < 0 ? because(why, "libsodium does not start")
                             : 0;
}

bool point_good(const struct point *p) {
    return !sodium_is_zero(p->byte, sizeof p->byte) &&
           crypto_core_ristretto255_is_valid_point(p->byte) == 1;
}

void scalar_draw(struct stream *s, struct scalar *out, size_t n) {
    uint64_t wide[8];

    for (size_t i = 0; i < n; i++) {
        draw_bits(s, wide, 8 * sizeof wide);
        crypto_core_ristretto255_scalar_reduce(out[i].byte,
                                               (const uint8_t *)wide);
    }
    explicit_bzero(wide, sizeof wide);
}

int point_base(const struct scalar *x, struct point *out) {
    return crypto_scalarmult_ristretto255_base(out->byte, x->byte);
}

int point_times(const struct scalar *x, const struct point *p,
                struct point *out) {
    return crypto_scalarmult_ristretto255(out->byte, x->byte, p->byte);
}

int point_add(const struct point *p, const struct point *q,
              struct point *out) {
    return crypto_core_ristretto255_add(out->byte, p->byte, q->byte);
}

int point_sub(const struct point *p, const struct point *q,
              struct point *out) {
    return crypto_core_ristretto255_sub(out->byte, p->byte, q->byte);
}

int hash_128(const void *in, size_t bytes, uint64_t out[2]) {
    return crypto_generichash((uint8_t *)out, 16, in, bytes, NULL, 0);
}
