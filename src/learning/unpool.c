/* Tangled from chapters/37-convolution.md; edit that file. */
#include "unpool.h"

#include <string.h>

void take_ahead(struct party *me, struct flags *ahead, size_t groups,
                size_t size) {
    for (; size > 1; size -= size / 2)
        *ahead++ = take_flags(me, groups * (size / 2));
}

/* P0, P1: what the winner of each game has been given: the values of
   the next level, without those of players who rested. */
static void collect(const ring *value, ring *won, size_t groups,
                    size_t half, size_t next) {
    for (size_t g = 0; g < groups; g++)
        memcpy(won + g * half, value + g * next, half * sizeof *won);
}

/* P0, P1: the values of a level, from those of the next: the first of
   a pair gets `first`, the second what is left. */
static void hand_back(const ring *value, const ring *first, ring *out,
                      size_t groups, size_t size) {
    size_t half = size / 2, next = size - half;

    for (size_t g = 0; g < groups; g++, out += size, value += next) {
        for (size_t i = 0; i < half; i++) {
            out[2 * i] = first[g * half + i];
            out[2 * i + 1] = mod_L(value[i] - first[g * half + i]);
        }
        if (next > half)
            out[size - 1] = value[half];
    }
}

/* One level back, from `value` to `out`. */
static void play_back(struct party *me, struct flags ahead,
                      const ring *value, ring *out, size_t groups,
                      size_t size, struct sign s) {
    size_t mark = arena_mark(me), half = size / 2;
    ring *first = take_ring(me, groups * half);

    if (holds_shares(me))
        collect(value, first, groups, half, size - half);
    times_bit(me, ahead, first, first, groups * half, s);
    if (holds_shares(me))
        hand_back(value, first, out, groups, size);
    arena_release(me, mark);
}

/* How many players of a group stood at this level. */
static size_t players(size_t size, size_t level) {
    for (; level > 0; level--)
        size -= size / 2;
    return size;
}

void unpool(struct party *me, const struct flags *ahead, const ring *x,
            ring *out, size_t groups, size_t size, struct sign s) {
    size_t mark = arena_mark(me), n = groups * size;
    ring *value = take_ring(me, n), *longer = take_ring(me, n);

    if (holds_shares(me))
        memcpy(value, x, groups * sizeof *x);
    for (size_t level = maxpool_levels(size); level-- > 0;) {
        ring *spare = value;

        play_back(me, ahead[level], value, longer, groups,
                  players(size, level), s);
        value = longer;
        longer = spare;
    }
    if (holds_shares(me)) {
        memcpy(out, value, n * sizeof *out);
        refresh(me, MOD_L, out, n);
    }
    arena_release(me, mark);
}
