/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "pair_product.h"

#include <string.h>

#include "matrix.h"

/* Both parties have numbers and rows of this shape. */
static void cross_numbers(struct party *me, const struct cross *x,
                          const ring *number, const ring *row,
                          ring *z) {
    size_t mark = arena_mark(me);
    pack *choice = take_rows(me, ELL, x->numbers);

    rows_of(number, 0, ELL, choice, x->numbers);
    cross_add(me, x, choice, NULL, row, z);
    arena_release(me, mark);
}

static struct cross elements(struct correction c[CORRECTIONS],
                             size_t n) {
    struct cross x = cross_whole(c);

    x.numbers = x.rows = n;
    x.fold = x.v = 1;
    return x;
}

void pair_products(struct party *me, const ring *x, const ring *y,
                   ring *z, size_t n) {
    struct correction c[CORRECTIONS];
    struct cross shape = elements(c, n);

    pair_begin(me);
    for (size_t k = 0; k < n; k++)
        z[k] = ring_mul(x[k], y[k]);
    cross_numbers(me, &shape, x, y, z);
    pair_end(me);
}

size_t pair_products_bytes(size_t n) {
    struct correction c[CORRECTIONS];
    struct cross x = elements(c, n);

    return cross_bytes(&x);
}

/* Factors c x n and n x v. */
struct shape {
    size_t c, n, v;
};

static struct shape shape_of(const struct linear *a, enum product p) {
    return p == FORWARD    ? (struct shape){a->batch, a->in, a->out}
           : p == BACKWARD ? (struct shape){a->batch, a->out, a->in}
                           : (struct shape){a->in, a->batch, a->out};
}

/* The left factor's numbers choose; there are fewer of them if c <= v.
 */
static struct cross matrices(struct correction c[CORRECTIONS],
                             struct shape s) {
    struct cross x = cross_whole(c);

    x.numbers = s.c * s.n;
    x.rows = x.fold = s.n;
    x.v = s.v;
    return x;
}

static const ring *transpose_of(struct party *me, const ring *x,
                                size_t m, size_t n) {
    ring *out = take_ring(me, m * n);

    matrix_transpose(x, out, m, n);
    return out;
}

/* z += the cross terms. */
static void add_matrices(struct party *me, struct shape s,
                         const ring *left, const ring *right, ring *z) {
    struct correction c[CORRECTIONS];
    struct cross x = matrices(c, s);

    cross_numbers(me, &x, left, right, z);
}

/* The same from the transposes, which makes the transpose. */
static void add_transposed(struct party *me, struct shape s,
                           const ring *left, const ring *right,
                           ring *z) {
    ring *product = take_ring(me, s.c * s.v);
    const ring *back;

    memset(product, 0, s.c * s.v * sizeof *product);
    add_matrices(me, (struct shape){s.v, s.n, s.c},
                 transpose_of(me, right, s.n, s.v),
                 transpose_of(me, left, s.c, s.n), product);
    back = transpose_of(me, product, s.v, s.c);
    for (size_t k = 0; k < s.c * s.v; k++)
        z[k] = mod_L(z[k] + back[k]);
}

static void refuse_windows(struct party *me, const struct linear *a) {
    if (a->windows.pixel)
        party_fail(me,
                   "P%d: the pair makes products of dense layers, and "
                   "this one, of %zu numbers in and %zu out, is a "
                   "convolution: let the helper deal",
                   me->id, a->in, a->out);
}

void pair_linear(struct party *me, const struct linear *a,
                 enum product p, const ring *x, const ring *y,
                 ring *z) {
    size_t mark = arena_mark(me);
    struct shape s = shape_of(a, p);

    refuse_windows(me, a);
    pair_begin(me);
    memset(z, 0, linear_size(a, p) * sizeof *z);
    linear_add(a, p, x, y, z, take_ring(me, linear_room(a)));
    if (p == BACKWARD)
        y = transpose_of(me, y, s.v, s.n);
    if (p == GRADIENT)
        x = transpose_of(me, x, s.n, s.c);
    if (s.c <= s.v)
        add_matrices(me, s, x, y, z);
    else
        add_transposed(me, s, x, y, z);
    pair_end(me);
    arena_release(me, mark);
}

size_t pair_linear_bytes(const struct linear *a, enum product p) {
    struct correction c[CORRECTIONS];
    struct shape s = shape_of(a, p);
    struct cross x =
        matrices(c, s.c <= s.v ? s : (struct shape){s.v, s.n, s.c});

    return cross_bytes(&x);
}
