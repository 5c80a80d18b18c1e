/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "seeds.h"

#include <string.h>

struct stream *key_stream(struct party *me, const struct key *key) {
    struct seed seed;
    struct stream *s;

    memcpy(&seed, key, sizeof seed);
    s = stream_open(&seed);
    explicit_bzero(&seed, sizeof seed);
    if (!s)
        party_fail(me, "P%d: no memory for a stream", me->id);
    return s;
}

/* Two seeds out of one. */
static void grow(struct party *me, const struct key *from,
                 struct key to[2]) {
    struct stream *s = key_stream(me, from);

    for (int i = 0; i < 2; i++)
        draw_bits(s, to[i].word, KEY_BITS);
    stream_close(s);
}

/* The seed with bits x and y has number x + 2y. It grows out of the
   first pair's key x; the second pair's key y locks what the two seeds
   with the same y come to. */
static void lock(struct party *me, struct key (*pair)[2],
                 struct key all[4], struct key locked[2]) {
    struct key grown[2][2];

    for (int x = 0; x < 2; x++)
        grow(me, &pair[0][x], grown[x]);
    for (int y = 0; y < 2; y++) {
        all[2 * y] = grown[0][y];
        all[1 + 2 * y] = grown[1][y];
        locked[y] =
            key_xor(pair[1][y], key_xor(grown[0][y], grown[1][y]));
    }
}

/* Who chose x and y has the seeds x, 0 and x, 1; and with the sum of
   both with this y, the one with the other x. */
static void unlock(struct party *me, const struct key chosen[2],
                   uint64_t y, const struct key locked[2],
                   struct key known[3]) {
    struct key grown[2];
    struct key sum =
        key_xor(chosen[1], key_select(y, locked[0], locked[1]));

    grow(me, &chosen[0], grown);
    known[0] = key_select(y, grown[1], grown[0]);
    known[2] = key_select(y, grown[0], grown[1]);
    known[1] = key_xor(sum, known[2]);
}

static struct key fresh_session(struct party *me) {
    struct key session;

    draw_bits(me->with[other(me)][BLIND], session.word, KEY_BITS);
    return session;
}

void seeds_agree(struct party *me, struct key delta,
                 struct seeds *out) {
    size_t mark = arena_mark(me), bytes = sizeof(struct key);
    struct key *chosen = (void *)take_bytes(me, KEY_BITS * bytes);
    struct key(*pair)[2] = (void *)take_bytes(me, 2 * KEY_BITS * bytes);
    struct key(*mine)[2] = (void *)take_bytes(me, 2 * PAIRS * bytes);
    struct key(*theirs)[2] = (void *)take_bytes(me, 2 * PAIRS * bytes);
    struct key session = fresh_session(me);
    struct key choice = {{~delta.word[0], ~delta.word[1]}};

    base_transfers(me, &session, choice.word, chosen, pair, KEY_BITS);
    for (size_t p = 0; p < PAIRS; p++)
        lock(me, &pair[2 * p], out->all[p], mine[p]);
    swap_with(me, other(me), mine, theirs, 2 * PAIRS * bytes);
    for (size_t p = 0; p < PAIRS; p++)
        unlock(me, &chosen[2 * p], bit_at(choice.word, 2 * p + 1),
               theirs[p], out->known[p]);
    explicit_bzero(chosen, KEY_BITS * bytes);
    explicit_bzero(pair, 2 * KEY_BITS * bytes);
    arena_release(me, mark);
}
