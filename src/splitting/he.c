/* Tangled from chapters/59-paillier.md; edit that file. */
#include "he.h"

/* P2 tells the modulus. */
static void hear_modulus(struct party *me, struct he *he, size_t bits) {
    uint8_t modulus[PAILLIER_MOST / 8];
    size_t bytes = (bits + 7) / 8;
    struct why why;

    recv_from(me, P2, modulus, bytes);
    if (paillier_open(&he->key, modulus, bytes, &why))
        party_fail(me, "%s", why.text);
    he->own = true;
    if (paillier_bits(he->key) != bits)
        party_fail(me, "P2's modulus has %zu bits; expected %zu",
                   paillier_bits(he->key), bits);
}

static void tell_modulus(struct party *me, struct he *he) {
    uint8_t modulus[PAILLIER_MOST / 8];
    size_t bytes = paillier_bytes(he->key);

    paillier_modulus(he->key, modulus);
    send_to(me, P0, modulus, bytes);
    send_to(me, P1, modulus, bytes);
}

void he_open(struct party *me, struct he *he, struct cut cut,
             struct paillier *key, size_t bits) {
    struct seed seed;

    *he = (struct he){.key = key};
    if (bits > PAILLIER_MOST)
        party_fail(me, "a key of %zu bits; expected up to %d", bits,
                   PAILLIER_MOST);
    if (me->id == P2) {
        tell_modulus(me, he);
    } else {
        hear_modulus(me, he, bits);
        seed_fresh(&seed);
        he->random = stream_open(&seed);
        explicit_bzero(&seed, sizeof seed);
        if (!he->random)
            party_fail(me, "no memory for a stream");
    }
    cut.first = SUM;
    he->split = split_open(me, cut);
}

void he_close(struct he *he) {
    if (he->own)
        paillier_close(he->key);
    stream_close(he->random);
    *he = (struct he){.key = NULL};
}

void he_sum(struct party *me, struct he *he, const ring *own, ring *h1,
            size_t n) {
    size_t mark = arena_mark(me);
    size_t bytes = pack_bytes(paillier_bits(he->key), n);
    uint8_t *mine = take_bytes(me, bytes);
    uint8_t *theirs = take_bytes(me, bytes);

    if (holds_shares(me))
        pack_encrypt(he->key, he->random, own, n, mine);
    if (me->id == P0) {
        send_to(me, P1, mine, bytes);
    } else if (me->id == P1) {
        recv_from(me, P0, theirs, bytes);
        pack_add(he->key, mine, theirs, n);
        send_to(me, P2, mine, bytes);
    } else {
        recv_from(me, P1, mine, bytes);
        if (pack_decrypt(he->key, mine, h1, n))
            party_fail(me, "what P1 sent is no sum that this key "
                           "opens; was it encrypted for another?");
    }
    arena_release(me, mark);
}

void he_forward(struct party *me, struct he *he, const float *x) {
    const struct cut *cut = &he->split.cut;
    size_t n = cut->batch * split_width(cut);
    ring *own = take_ring(me, n);

    split_own(me, &he->split, x, own);
    he_sum(me, he, own, he->split.sums, n);
    split_above(me, &he->split);
}

float he_step(struct party *me, struct he *he, const float *x,
              const uint8_t *labels) {
    he_forward(me, he, x);
    return split_learn(me, &he->split, x, labels);
}

struct cost he_step_cost(const struct cut *cut, size_t bits) {
    size_t n = cut->batch * split_width(cut);
    struct cut plain = *cut;

    plain.first = SUM;
    return cost_then(
        he_sum_cost(bits, n),
        cost_then(split_above_cost(&plain), split_learn_cost(&plain)));
}
