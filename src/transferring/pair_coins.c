/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_coins.h"

#include "deal.h"

static struct key *take_keys(struct party *me, size_t n) {
    return (void *)take_bytes(me, n * sizeof(struct key));
}

/* This party's half of each coin, as a number. */
static ring *halves_of(struct party *me, const pack *coin, size_t n) {
    ring *half = take_ring(me, n);

    for (size_t k = 0; k < n; k++)
        half[k] = bit_at(coin, k);
    return half;
}

/* The coin a xor b is a + (1 - 2a) b. */
void pair_coins(struct party *me, const pack *coin, ring *number,
                size_t n) {
    size_t mark = arena_mark(me);
    struct pads p = pads_for(me, FOR_COINS, P0, ELL, n);
    struct key *key = take_keys(me, n);
    ring *half = halves_of(me, coin, n), *x = take_ring(me, n);
    ring *correction = take_ring(me, n);

    pair_begin(me);
    transfer(me, pair_of(me)->transfers, P0, coin, key, n);
    if (me->id == P0) {
        for (size_t k = 0; k < n; k++)
            x[k] = mod_L(1 - 2 * half[k]);
        offer_times(me, p, key, x, number, correction, n);
        group_add(MOD_L, number, half, number, n);
        send_to(me, P1, correction, n * sizeof *correction);
    } else {
        recv_from(me, P0, correction, n * sizeof *correction);
        take_times(p, key, half, correction, number, n);
    }
    pair_end(me);
    arena_release(me, mark);
}

/* Shares of the products of one's own numbers and the other's bits, and
   of one's own bits and the other's numbers. */
static void both_ways(struct party *me, const pack *coin,
                      const ring *half, const ring *x, ring *mine,
                      ring *theirs, size_t n) {
    size_t mark = arena_mark(me);
    uint64_t first = pair_fresh(me, n);
    struct pads p[2] = {{FOR_CHOSEN, P0, ELL, first},
                        {FOR_CHOSEN, P1, ELL, first}};
    struct key *key[2] = {take_keys(me, n), take_keys(me, n)};
    ring *out = take_ring(me, n), *in = take_ring(me, n);

    for (int sender = P0; sender <= P1; sender++)
        transfer(me, pair_of(me)->transfers, sender, coin, key[sender],
                 n);
    offer_times(me, p[me->id], key[me->id], x, mine, out, n);
    swap_with(me, other(me), out, in, n * sizeof *in);
    take_times(p[other(me)], key[other(me)], half, in, theirs, n);
    arena_release(me, mark);
}

/* The coin a xor b times P0's x is a x + b (1 - 2a) x. */
void pair_chosen(struct party *me, const pack *coin, const ring *x,
                 ring *z, size_t n) {
    size_t mark = arena_mark(me);
    ring *half = halves_of(me, coin, n), *turned = take_ring(me, n);
    ring *mine = take_ring(me, n), *theirs = take_ring(me, n);

    pair_begin(me);
    for (size_t k = 0; k < n; k++)
        turned[k] = mod_L(x[k] - 2 * half[k] * x[k]);
    both_ways(me, coin, half, turned, mine, theirs, n);
    for (size_t k = 0; k < n; k++)
        z[k] = mod_L(half[k] * x[k] + mine[k] + theirs[k]);
    pair_end(me);
    arena_release(me, mark);
}
