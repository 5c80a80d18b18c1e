/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "toy_points.h"

static unsigned times(unsigned x, unsigned y) {
    return x * y % TOY_MODULUS;
}

static unsigned power(unsigned base, unsigned exponent) {
    unsigned product = 1;

    while (exponent-- > 0)
        product = times(product, base);
    return product;
}

bool __wrap_point_good(const struct point *p) {
    return p->byte[0] != 1 && power(p->byte[0], TOY_ORDER) == 1;
}

int __wrap_point_base(const struct scalar *x, struct point *out) {
    *out = toy_point(power(2, x->byte[0]));
    return 0;
}

int __wrap_point_times(const struct scalar *x, const struct point *p,
                       struct point *out) {
    *out = toy_point(power(p->byte[0], x->byte[0]));
    return 0;
}

int __wrap_point_add(const struct point *p, const struct point *q,
                     struct point *out) {
    *out = toy_point(times(p->byte[0], q->byte[0]));
    return 0;
}

int __wrap_point_sub(const struct point *p, const struct point *q,
                     struct point *out) {
    unsigned inverse = power(q->byte[0], TOY_ORDER - 1);

    *out = toy_point(times(p->byte[0], inverse));
    return 0;
}
