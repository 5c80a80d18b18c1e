/* Tangled from chapters/19-lanes.md; edit that file. */
#ifndef LANES_H
#define LANES_H

#include "three.h"

enum { ARRAYS = THREE_MAX, PARTS = 3, LAYOUTS = 3 };

/* How an array is divided among lanes: in parts, one after the other.
   A part has `width` elements for lane 0, as many for lane 1, and so
   on, over and over; one of width 0 is common to all lanes. */
struct layout {
    struct part {
        size_t length, width;
    } part[PARTS];
};

/* A protocol of which it is claimed that lanes do not meet. */
struct lanes {
    size_t count, block; /* n of the body: so many lanes, times the
                            elements of each; block 0 means 1 */
    three_protocol *run;
    const void *arg;
    struct layout in[ARRAYS], out[ARRAYS];
    struct layout inside[LAYOUTS]; /* the first that fits, repeated */
    bool rest_is_common;           /* where none of them fits */
};

/* The claim for a protocol on `ins` vectors of n elements, each a lane,
   that makes `outs` of them. */
struct lanes lanes_of_elements(three_protocol *run, size_t ins,
                               size_t outs);

/* The same, but a lane is 64 elements, whose bits may share words. */
struct lanes lanes_of_blocks(three_protocol *run, size_t ins,
                             size_t outs);

/* Fails the test that it is called from if lanes meet, and says where:
   within a call, or from one call to the next. */
void lanes_apart(const struct lanes *claim);

/* The same, without failing. */
bool lanes_meet(const struct lanes *claim);

/* Is the upper half of each number that is drawn of use: does something
   in each lane change with it? And the same, failing the test. */
bool lanes_use_all(const struct lanes *claim);
void lanes_full(const struct lanes *claim);

/* P0, P1, P2: go on with streams that are the same in every run. */
void open_same_streams(struct party *me);

#endif
