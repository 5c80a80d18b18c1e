/* Tangled from chapters/16-dealing.md; edit that file. */
#ifndef THREE_H
#define THREE_H

#include "check.h"
#include "deal.h"

enum { THREE_MAX = 4 };

struct three;

/* The body gets shares of `in` and fills shares of `out`; at P2 the
   arrays are there but mean nothing. */
typedef void three_protocol(struct party *me, const struct three *t,
                            ring *const in[], ring *const out[]);

/* One protocol, run by three threads on shares that the owner deals. */
struct three {
    three_protocol *protocol;
    size_t n;        /* for the body: how many */
    const void *arg; /* for the body: anything else */
    enum group in_group, out_group;
    const ring *in[THREE_MAX]; /* a zp * cast, where MOD_P */
    size_t in_n[THREE_MAX];
    ring *out[THREE_MAX];
    size_t out_n[THREE_MAX];
    struct cost cost;        /* measured over the protocol alone */
    struct cost part[OWNER]; /* each party's clock and bytes */
};

/* A party runs the protocol, and counts. */
static void three_count(struct party *me, struct three *t,
                        ring *const in[], ring *const out[]) {
    uint64_t before = party_bytes(me), sent;

    me->depth = 0;
    t->protocol(me, t, in, out);
    sent = party_bytes(me) - before;
    t->part[me->id] = cost_of(me->id, me->depth, sent);
}

static void three_body(struct party *me, void *arg) {
    struct three *t = arg;
    bool owner = me->id == OWNER;
    ring *in[THREE_MAX], *out[THREE_MAX];

    for (int i = 0; i < THREE_MAX; i++) {
        in[i] = take_ring(me, t->in_n[i]);
        deal(me, OWNER, t->in_group, t->in[i], in[i], t->in_n[i]);
        out[i] = take_ring(me, t->out_n[i]);
    }
    if (!owner)
        three_count(me, t, in, out);
    for (int i = 0; i < THREE_MAX; i++)
        reveal(me, OWNER, t->out_group, out[i],
               owner ? t->out[i] : NULL, t->out_n[i]);
}

/* Run it; a party's failure fails the test with its reason. */
static inline void three_run(struct three *t) {
    struct why why;

    t->cost = (struct cost){0, 0, 0};
    if (party_threads(three_body, t, &why))
        fail_msg("%s", why.text);
    for (int i = P0; i < OWNER; i++)
        t->cost = cost_beside(t->cost, t->part[i]);
}

/* The commonest shape: n values in, n values out. */
static inline struct cost three_map(three_protocol *protocol,
                                    const void *arg,
                                    enum group in_group, const ring *in,
                                    enum group out_group, ring *out,
                                    size_t n) {
    struct three t = {.protocol = protocol,
                      .n = n,
                      .arg = arg,
                      .in_group = in_group,
                      .out_group = out_group,
                      .in = {in},
                      .in_n = {n},
                      .out = {out},
                      .out_n = {n}};

    three_run(&t);
    return t.cost;
}

/* Measured equals stated, exactly. */
static inline void assert_cost(struct cost stated,
                               struct cost measured) {
    assert_number(stated.rounds, measured.rounds, "rounds");
    assert_number(stated.online, measured.online, "bytes online");
    assert_number(stated.dealt, measured.dealt, "bytes dealt");
}

#endif
