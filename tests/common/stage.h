/* Tangled from chapters/17-stage.md; edit that file. */
#ifndef STAGE_H
#define STAGE_H

#include "party.h"
#include "tape.h"

/* What a role has seen, in `width` cases from number `first` on: all
   of it, case by case, as one number, digit by digit. */
struct view {
    uint64_t first;
    size_t width; /* 0: not looking */
    uint64_t *seen;
    uint64_t span; /* the place of the next digit */
    size_t digits; /* seen so far */
    uint64_t look; /* how often it has looked */
};

/* The ranges of what a role sees, digit by digit. */
enum { DIGITS = 96 };
struct ranges {
    size_t count;
    uint64_t base[DIGITS];
};

void ranges_add(struct ranges *r, uint64_t base);

/* Where P0, P1 and P2 meet when they ask somebody whom all of them
   trust; this is for the next chapter. */
struct meeting {
    const ring *const *in[OWNER];
    ring *const *out[OWNER];
    unsigned present, over;
    const char *asked; /* which of the ideals */
    uint64_t outside;  /* cases in which it was not made for that */
    struct coins coins;
    uint64_t look; /* coins are of that look */
};

/* In place of threads, links and streams: four roles on one thread, one
   after the other, whose streams run from a tape, and who write down
   all that they draw and receive. */
struct stage {
    struct tape tape;
    struct view view[ROLES];
    struct ranges ranges[ROLES]; /* as learnt in the first run */
    struct meeting meeting;
    unsigned seeds; /* given out so far */
};

/* Play `body` with party_threads on this stage, from the beginning. */
int stage_play(struct stage *stage, party_body *body, void *arg,
               struct why *why);

/* The stage that is playing, and the role that speaks. */
struct stage *stage_now(void);
int stage_role(void);

/* Let the others speak. False if nobody has had anything to say for
   several turns; whoever changes something says so. */
bool stage_wait(void);
void stage_moved(void);

/* From now on the role looks at `width` cases from `first` on; what it
   sees goes to `seen`. Streams are at their beginning. */
void stage_look(int role, uint64_t first, size_t width, uint64_t *seen);

/* The role sees another digit of each of its cases, to base `base`, as
   elements of 8 or 1 bytes. */
void stage_see(int role, const void *digits, size_t size,
               uint64_t base);

#endif
