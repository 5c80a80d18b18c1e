/* Tangled from chapters/55-transferred-products.md; edit that file. */
#ifndef CROSSING_H
#define CROSSING_H

#include "pair.h"
#include "two.h"

/* P0 and P1, alone, make something from what they have. Each array has
   its shares: of P0, and of P1. */
struct crossing {
    void (*make)(struct party *me, const struct crossing *c);
    const void *arg;         /* for make: anything else */
    ring *in[2][2], *out[2]; /* the first index is the party's */
    size_t bytes[2];         /* sent, */
    uint64_t made[2];        /* and sent while making */
    struct pair state[2];
};

static void crossing_body(struct party *me, void *arg) {
    struct crossing *c = arg;
    struct pair *state = &c->state[me->id];
    struct maker maker = {.state = state};
    uint64_t before;

    state->transfers = transfers_open(me);
    me->maker = &maker;
    before = party_bytes(me);
    c->make(me, c);
    c->bytes[me->id] = party_bytes(me) - before;
    c->made[me->id] = me->made;
    me->maker = NULL;
}

static inline int crossing_try(struct crossing *c, struct why *why) {
    int status = two_try(crossing_body, c, why);

    for (int id = P0; id <= P1; id++)
        transfers_close(c->state[id].transfers);
    return status;
}

static inline void crossing_run(struct crossing *c) {
    struct why why;

    if (crossing_try(c, &why))
        fail_msg("%s", why.text);
}

/* Any n ring elements, others for each `from`. */
static inline void fill_any(ring *x, size_t n, uint64_t from) {
    for (size_t k = 0; k < n; k++) {
        from =
            from * UINT64_C(6364136223846793005) + 1442695040888963407;
        x[k] = mod_L(from ^ from >> 29);
    }
}

#endif
