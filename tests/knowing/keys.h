/* Tangled from chapters/70-evidence.md; edit that file. */
#ifndef KEYS_H
#define KEYS_H

#include "party.h"
#include "wrapped.h"

/* How many bytes of its streams a party has asked for: with whom, and
   for which purpose. Those that a draw rejects are not counted. */
struct keys {
    const struct party *me;
    uint64_t bytes[ROLES][PURPOSES];
};

/* Where this thread, a party, counts; nowhere, if NULL. */
static _Thread_local struct keys *keys;

static void count_key(const struct stream *s, uint64_t bytes) {
    for (int peer = P0; keys && peer < ROLES; peer++)
        for (int i = 0; i < PURPOSES; i++)
            if (keys->me->with[peer][i] == s)
                keys->bytes[peer][i] += bytes;
}

static void count_keys(const struct party *me, struct keys *here) {
    *here = (struct keys){.me = me};
    keys = here;
}

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    count_key(s, n * sizeof *out);
}

void __wrap_draw_odd(struct stream *s, ring *out, size_t n) {
    __real_draw_odd(s, out, n);
    count_key(s, n * sizeof *out);
}

void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n) {
    __real_draw_bits(s, out, n);
    count_key(s, (n + 63) / 64 * sizeof *out);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    __real_draw_below(s, out, n, bound);
    count_key(s, n * sizeof(uint16_t));
}

#endif
