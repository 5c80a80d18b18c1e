/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "points.h"

/* In the place of points.c, where there is no libsodium. Nobody calls
   the rest when points_ready has failed. */

int points_ready(struct why *why) {
    return because(why, "this program was built without libsodium, "
                        "which transfers need: install libsodium-dev "
                        "and build it anew");
}

bool point_good(const struct point *p) {
    (void)p;
    return false;
}

void scalar_draw(struct stream *s, struct scalar *out, size_t n) {
    (void)s, (void)out, (void)n;
}

int point_base(const struct scalar *x, struct point *out) {
    (void)x, (void)out;
    return -1;
}

int point_times(const struct scalar *x, const struct point *p,
                struct point *out) {
    (void)x, (void)p, (void)out;
    return -1;
}

int point_add(const struct point *p, const struct point *q,
              struct point *out) {
    (void)p, (void)q, (void)out;
    return -1;
}

int point_sub(const struct point *p, const struct point *q,
              struct point *out) {
    (void)p, (void)q, (void)out;
    return -1;
}

int hash_128(const void *in, size_t bytes, uint64_t out[2]) {
    (void)in, (void)bytes, (void)out;
    return -1;
}
