# Tangled from chapters/35-time.md; edit that file.
# file: softmax.c
# change: quotients bit by bit
s/^    reciprocal(me, sum, sum, rows, cols, s);/\
    ring *one = take_ring(me, rows);\
    if (holds_shares(me)) {\
        memset(one, 0, rows * sizeof *one);\
        add_public(me, one, (ring)1 << s.f, rows);\
    }\
    divide(me, one, sum, sum, rows, s.f);/
s/#include "softmax.h"/&\
#include "divide.h"/
