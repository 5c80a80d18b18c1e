/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"

#include <string.h>

#include "unit.h"

/* The players still in, a group a row: their values, and where they
   come from, or NULL if nobody wants to know. Who was ahead in this
   level is kept in *ahead, if anybody wants to know that. */
struct field {
    ring *value, *index;
    size_t groups, size;
    struct flags *ahead;
};

/* Pair up neighbours. */
/* P0, P1: of each pair the second, and the first less the second. */
static void pair_up(const struct field *f, const ring *player,
                    ring *second, ring *lead) {
    size_t half = f->size / 2;

    for (size_t g = 0; g < f->groups; g++)
        for (size_t i = 0; i < half; i++) {
            const ring *pair = player + g * f->size + 2 * i;

            second[g * half + i] = pair[1];
            lead[g * half + i] = mod_L(pair[0] - pair[1]);
        }
}

/* Close the ranks. */
/* P0, P1: the winners of each row, and the one that had no partner. */
static void close_ranks(const struct field *f, ring *player,
                        const ring *winner) {
    size_t half = f->size / 2, next = f->size - half;

    for (size_t g = 0; g < f->groups; g++) {
        ring last = player[g * f->size + f->size - 1];

        memcpy(player + g * next, winner + g * half,
               half * sizeof *player);
        if (next > half)
            player[g * next + half] = last;
    }
}

/* Keep the leads of those ahead. */
/* All of lead, times the signs of the first `games`. */
static void times_signs(struct party *me, struct flags ahead,
                        ring *lead, size_t games, size_t all,
                        int width) {
    struct opened c = open_masked(me, lead, all);

    sign_flags(me, c, ahead, games, width);
    for (size_t at = 0; at < all; at += games)
        times_flag(me, ahead, opened_from(c, at), lead + at, games);
}

/* The same, published. */
static void times_published(struct party *me, struct flags ahead,
                            ring *lead, size_t games, size_t all,
                            struct sign s) {
    ring *bit = take_ring(me, all);

    drelu(me, lead, ahead.coin, games, s);
    for (size_t at = 0; holds_shares(me) && at < all; at += games)
        memcpy(bit + at, ahead.coin, games * sizeof *bit);
    multiply(me, bit, lead, lead, all);
}

/* Play a level. */
/* One level: all games of all groups at once. */
static void play_level(struct party *me, struct field *f,
                       struct sign s) {
    size_t mark = arena_mark(me), games = f->groups * (f->size / 2);
    size_t all = f->index ? 2 * games : games;
    ring *second = take_ring(me, all), *lead = take_ring(me, all);
    struct flags ahead = f->ahead ? *f->ahead++ : take_flags(me, games);

    if (holds_shares(me)) {
        pair_up(f, f->value, second, lead);
        if (f->index)
            pair_up(f, f->index, second + games, lead + games);
    }
    if (s.how == SECURE_NN)
        times_published(me, ahead, lead, games, all, s);
    else
        times_signs(me, ahead, lead, games, all, s.width);
    if (holds_shares(me)) {
        group_add(MOD_L, second, lead, second, all);
        close_ranks(f, f->value, second);
        if (f->index)
            close_ranks(f, f->index, second + games);
    }
    f->size -= f->size / 2;
    arena_release(me, mark);
}

/* Play until one is left. */
static void line_up(struct party *me, const ring *x, struct field *f) {
    size_t n = f->groups * f->size;

    memcpy(f->value, x, n * sizeof *x);
    for (size_t i = 0; f->index && i < n; i++)
        f->index[i] = me->id == P0 ? mod_L(i % f->size) : 0;
}

static void play(struct party *me, const ring *x, ring *max,
                 ring *index, struct flags *ahead, size_t groups,
                 size_t size, struct sign s) {
    size_t mark = arena_mark(me), n = groups * size;
    struct field f = {take_ring(me, n), NULL, groups, size, ahead};

    if (index)
        f.index = take_ring(me, n);
    if (holds_shares(me))
        line_up(me, x, &f);
    while (f.size > 1)
        play_level(me, &f, s);
    if (holds_shares(me)) {
        memcpy(max, f.value, groups * sizeof *max);
        if (index)
            memcpy(index, f.index, groups * sizeof *index);
    }
    arena_release(me, mark);
}

void maxpool(struct party *me, const ring *x, ring *max, ring *index,
             size_t groups, size_t size, struct sign s) {
    play(me, x, max, index, NULL, groups, size, s);
}

void maxpool_keep(struct party *me, const ring *x, ring *max,
                  struct flags *ahead, size_t groups, size_t size,
                  struct sign s) {
    play(me, x, max, NULL, ahead, groups, size, s);
}

/* Turn the unit vectors on. */
/* 1 if a = b, else 0, for numbers below 2^63. */
static ring is_same(uint64_t a, uint64_t b) {
    return mod_L(((a ^ b) - 1) >> 63);
}

/* The element at a place of a group. */
static ring look_up(const ring *group, size_t place, size_t size) {
    ring found = 0;

    for (size_t j = 0; j < size; j++)
        found |= group[j] & mod_L(-is_same(j, place));
    return found;
}

/* P0, P1: turn each group on by what is open of its place. */
static void turn_on(const ring *turned, const ring *open, ring *unit,
                    size_t groups, size_t size) {
    for (size_t g = 0; g < groups; g++)
        for (size_t i = 0; i < size; i++)
            unit[g * size + i] = look_up(
                turned + g * size, (i - open[g]) & (size - 1), size);
}

void maxpool_derivative(struct party *me, const ring *index, ring *unit,
                        size_t groups, size_t size) {
    size_t mark = arena_mark(me), n = groups * size;
    ring *turned = take_ring(me, n);

    if (size == 0 || (size & (size - 1)) != 0)
        party_fail(me,
                   "maxpool_derivative: groups of %zu, expected a "
                   "power of two",
                   size);
    struct opened place = open_masked(me, index, groups);
    supply_units(me, masks_of(place), turned, groups, size);
    if (holds_shares(me)) {
        turn_on(turned, place.open, unit, groups, size);
        refresh(me, MOD_L, unit, n);
    }
    arena_release(me, mark);
}
