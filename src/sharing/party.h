/* Tangled from chapters/15-parties.md; edit that file. */
#ifndef PARTY_H
#define PARTY_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cost.h"
#include "link.h"
#include "prg.h"
#include "ring.h"
#include "why.h"

/* P0 and P1 hold the shares, P2 helps. The owner of the data deals the
   inputs and takes the result; it is no party to the protocols. */
enum { P0, P1, P2, OWNER, ROLES };

/* What a common stream is for: one independent key for each pair of
   roles and each purpose. */
enum purpose {
    DEAL,  /* shares that a dealer and their receiver both draw */
    ZERO,  /* shares of zero, of P0 and P1 */
    BLIND, /* what P0 and P1 know and the helper must not */
    PURPOSES
};

/* Temporary memory: taken upwards, released down to a mark. */
struct arena {
    char *base;
    size_t used, size, most; /* most: ever used */
};

struct party {
    int id;
    struct link link[ROLES];              /* to each other role */
    struct stream *with[ROLES][PURPOSES]; /* common with each of them */
    uint64_t depth;                       /* the logical clock */
    int patience; /* ms without progress; < 0: no limit */
    struct arena arena;
    jmp_buf *home; /* where a failure unwinds to */
    struct why why;
    const struct maker *maker; /* in the place of P2; NULL: none */
    bool making;               /* it is at work now */
    bool mute;                 /* nothing else is said or heard */
    uint64_t made;             /* payload sent while it was at work, */
    uint64_t made_rounds;      /* a clock of its own, */
    double made_seconds;       /* and how long it was */
    void (*leave)(struct party *me); /* done last; NULL: nothing */
};

/* What a maker's work came to, so far or in all. */
struct making {
    uint64_t bytes, rounds;
    double seconds;
};

static inline struct making making_of(const struct party *me) {
    return (struct making){me->made, me->made_rounds, me->made_seconds};
}

/* P0 and P1 hold shares; P2 and the owner pass NULL for them. */
static inline bool holds_shares(const struct party *me) {
    return me->id <= P1;
}

/* P0's peer P1, and P1's peer P0. */
static inline int other(const struct party *me) {
    return P1 - me->id;
}

/* Messages. They return when done; a failure unwinds. `swap_with`
   sends and receives the same number of bytes at once. Both ends must
   name the same number; 0 bytes make no message. */
void send_to(struct party *me, int peer, const void *out, size_t bytes);
void recv_from(struct party *me, int peer, void *in, size_t bytes);
void swap_with(struct party *me, int peer, const void *out, void *in,
               size_t bytes);

/* The two halves of swap_with, for who has something to do in between:
   to compute, or to hear from others. Until the second, `out` stays as
   it is, `in` is not looked at, and nothing else is exchanged with this
   peer. */
void swap_start(struct party *me, int peer, const void *out, void *in,
                size_t bytes);
void swap_finish(struct party *me, int peer);

/* Temporary arrays, of undefined contents, aligned for vectors, and
   released together: everything taken since
       size_t mark = arena_mark(me);
   goes with
       arena_release(me, mark);
   If memory is short, they unwind. */
ring *take_ring(struct party *me, size_t n);
uint8_t *take_bytes(struct party *me, size_t n);
size_t arena_mark(const struct party *me);
void arena_release(struct party *me, size_t mark);

/* Give up: unwind to where the party was started, with a reason. */
_Noreturn void party_fail(struct party *me, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Payload bytes that this party has sent to P0, P1 and P2. */
uint64_t party_bytes(const struct party *me);

/* Two who worked at the same time. */
static inline struct making making_beside(struct making a,
                                          struct making b) {
    return (struct making){
        a.bytes + b.bytes, a.rounds > b.rounds ? a.rounds : b.rounds,
        a.seconds > b.seconds ? a.seconds : b.seconds};
}

/* What a party's clock and the bytes that it sent say of the cost: what
   P2 sends is dealt, what P0 and P1 send is online. */
static inline struct cost cost_of(int id, uint64_t rounds,
                                  uint64_t bytes) {
    return id == P2 ? (struct cost){rounds, 0, bytes}
                    : (struct cost){rounds, bytes, 0};
}

/* The same, if so many of the bytes were a maker's, which is in the
   place of P2. */
static inline struct cost cost_made(struct cost c, uint64_t made) {
    return (struct cost){c.rounds, c.online - made, c.dealt + made};
}

/* What parties cost that run side by side: rounds of the last, bytes of
   all. */
static inline struct cost cost_beside(struct cost a, struct cost b) {
    return (struct cost){a.rounds > b.rounds ? a.rounds : b.rounds,
                         a.online + b.online, a.dealt + b.dealt};
}

/* From now on, what this party sends to P0, P1 and P2 travels on an
   emulated line, one for each of them; rate 0 ends it. What it sends to
   the owner does not. `most` is what all parties send from one word of
   the owner to the next: they wait for each other so much longer.
   Called by all three, it slows all six ways. */
void party_emulate(struct party *me, struct line line,
                   struct cost most);

/* What a party does: protocols, on its own data. */
typedef void party_body(struct party *me, void *arg);

/* Run `body` as P0, P1 and P2, and as the owner in the caller, with
   links and fresh streams between any two: as three forked processes,
   or as threads, for tests. Returns 0 when all four have come to their
   end, or -1 with the reason of the one that failed first. */
int party_fork(party_body *body, void *arg, struct why *why);
int party_threads(party_body *body, void *arg, struct why *why);

/* Who plays, a bit for each role, and what all of them do first: the
   bytes that this sends and the rounds that it takes are not counted.
   `enter` may be NULL. */
struct cast {
    unsigned roles;
    party_body *enter;
    void *arg; /* of enter */
};

enum { EVERYBODY = (1 << ROLES) - 1 };

/* Is there a link to that role? */
static inline bool is_linked(const struct party *me, int peer) {
    return me->link[peer].fd >= 0;
}

/* As party_fork and party_threads, with another cast. The highest role
   of the cast is run in the caller. */
int cast_fork(const struct cast *cast, party_body *body, void *arg,
              struct why *why);
int cast_threads(const struct cast *cast, party_body *body, void *arg,
                 struct why *why);

#endif
