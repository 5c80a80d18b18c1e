/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#ifndef TOY_POINTS_H
#define TOY_POINTS_H

#include "points.h"

/* In the place of ristretto255: the powers of 2 modulo 23, of which
   there are eleven. To "add" two is to multiply them; the neutral
   element is 1. A point is in its first byte, a scalar too. Nothing is
   refused. */
enum { TOY_MODULUS = 23, TOY_ORDER = 11 };

static inline struct point toy_point(unsigned value) {
    return (struct point){{(uint8_t)value}};
}

static inline struct scalar toy_scalar(unsigned value) {
    return (struct scalar){{(uint8_t)value}};
}

__typeof__(point_good) __wrap_point_good;
__typeof__(point_base) __wrap_point_base;
__typeof__(point_times) __wrap_point_times;
__typeof__(point_add) __wrap_point_add;
__typeof__(point_sub) __wrap_point_sub;

#endif
