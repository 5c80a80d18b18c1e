/* Tangled from chapters/21-beaver.md; edit that file. */
#include "beaver.h"

#include <string.h>

static size_t size_of(const struct masked *x) {
    return x->rows * x->cols;
}

/* An array for what will be open, a part for each of them; returns how
   long it is. */
static size_t take_open(struct party *me, struct masked *const matrix[],
                        size_t count) {
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += size_of(matrix[i]);
    ring *open = take_ring(me, n);
    for (size_t i = 0; i < count; open += size_of(matrix[i++]))
        matrix[i]->open = open;
    return n;
}

/* Rest on masks. */
/* P0, P1: go on with the masks' shares, plus what is open at P0. */
static void rest_on_masks(struct party *me,
                          struct masked *const matrix[], size_t count,
                          ring *mask) {
    for (size_t i = 0; i < count; i++) {
        size_t n = size_of(matrix[i]);
        if (me->id == P0)
            group_add(MOD_L, mask, matrix[i]->open, mask, n);
        matrix[i]->x = mask;
        mask += n;
    }
}

/* The mask: P2's, or with a maker one's share of it. */
static const ring *mask_of(struct party *me, const struct masked *x) {
    size_t n = size_of(x);
    if (!me->maker || me->id == P1)
        return me->maker ? x->x : x->open;
    ring *mask = take_ring(me, n);
    group_sub(MOD_L, x->x, x->open, mask, n);
    return mask;
}
/* Fill it: P2 with the masks, P0 and P1 with shares of the matrices
   less the masks. With a maker, returns their shares of the masks. */
static ring *mask_all(struct party *me, struct masked *const matrix[],
                      size_t count, size_t n) {
    ring *open = matrix[0]->open, *mask = NULL;
    draw_mask(me, MOD_L, open, n);
    if (me->maker)
        mask = memcpy(take_ring(me, n), open, n * sizeof *open);
    for (size_t i = 0; holds_shares(me) && i < count; i++)
        group_sub(MOD_L, matrix[i]->x, matrix[i]->open, matrix[i]->open,
                  size_of(matrix[i]));
    return mask;
}

void mask_open(struct party *me, struct masked *const matrix[],
               size_t count) {
    size_t n = take_open(me, matrix, count);
    ring *open = matrix[0]->open, *mask;
    mask = mask_all(me, matrix, count, n);
    open_shares(me, MOD_L, open, open, n);
    if (mask)
        rest_on_masks(me, matrix, count, mask);
}

/* P0, P1: z = c + x f + e y, less e f at P0. */
HOT static void combine(int j, const ring *x, const ring *y,
                        const ring *e, const ring *f, const ring *c,
                        ring *z, size_t n) {
    for (size_t k = 0; k < n; k++) {
        ring rest = j == P0 ? mod_L(y[k] - f[k]) : y[k];
        z[k] =
            mod_L(c[k] + ring_mul(x[k], f[k]) + ring_mul(e[k], rest));
    }
}

void multiply(struct party *me, const ring *x, const ring *y, ring *z,
              size_t n) {
    size_t mark = arena_mark(me);
    struct masked a = {x, NULL, n, 1}, b = {y, NULL, n, 1};
    ring *c = take_ring(me, n);
    mask_open(me, (struct masked *[]){&a, &b}, 2);
    supply_products(me, mask_of(me, &a), mask_of(me, &b), c, n);
    if (holds_shares(me))
        combine(me->id, x, y, a.open, b.open, c, z, n);
    refresh(me, MOD_L, z, n);
    arena_release(me, mark);
}

/* P0, P1: the share of a factor; at P0 less what is open of it. */
static const ring *rest_of(struct party *me, const struct masked *x) {
    ring *rest;
    if (me->id == P1)
        return x->x;
    rest = take_ring(me, size_of(x));
    group_sub(MOD_L, x->x, x->open, rest, size_of(x));
    return rest;
}

/* P0, P1: z += x f + e y, less e f at P0. */
static void combine_linear(struct party *me, const struct linear *a,
                           enum product p, const struct masked *x,
                           const struct masked *y, ring *z) {
    size_t mark = arena_mark(me);
    ring *room = take_ring(me, linear_room(a));
    linear_add(a, p, x->x, y->open, z, room);
    linear_add(a, p, x->open, rest_of(me, y), z, room);
    arena_release(me, mark);
}

void multiply_masked(struct party *me, const struct linear *a,
                     enum product p, const struct masked *x,
                     const struct masked *y, ring *z) {
    size_t mark = arena_mark(me);
    supply_linear(me, a, p, mask_of(me, x), mask_of(me, y), z);
    arena_release(me, mark);
    if (holds_shares(me))
        combine_linear(me, a, p, x, y, z);
    refresh(me, MOD_L, z, linear_size(a, p));
}

void multiply_matrix(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t m, size_t n, size_t v) {
    size_t mark = arena_mark(me);
    struct linear a = linear_dense(m, n, v);
    struct masked left = {x, NULL, m, n}, right = {y, NULL, n, v};
    mask_open(me, (struct masked *[]){&left, &right}, 2);
    multiply_masked(me, &a, FORWARD, &left, &right, z);
    arena_release(me, mark);
}

static bool is_among(const struct masked *x,
                     struct masked *const matrix[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (matrix[i] == x)
            return true;
    return false;
}

/* A product with one factor that is known, and one that is late. */
struct half {
    struct times t;
    const struct masked *known, *late; /* x and y, or y and x */
};

/* Is it one, while these matrices travel? */
static bool is_half(const struct times *t,
                    struct masked *const matrix[], size_t count,
                    struct half *half) {
    bool x_late = is_among(t->x, matrix, count);
    *half = x_late ? (struct half){*t, t->y, t->x}
                   : (struct half){*t, t->x, t->y};
    return x_late != is_among(t->y, matrix, count);
}

/* P0, P1: z += k l, of matrices in the place of the two factors. */
static void add_terms(struct party *me, const struct linear *a,
                      const struct half *h, const ring *k,
                      const ring *l) {
    size_t mark = arena_mark(me);
    ring *room = take_ring(me, linear_room(a));
    if (h->known == h->t.x)
        linear_add(a, h->t.p, k, l, h->t.z, room);
    else
        linear_add(a, h->t.p, l, k, h->t.z, room);
    arena_release(me, mark);
}

/* P0, P1: fresh shares of zero. */
static void draw_zero(struct party *me, ring *out, size_t n) {
    draw_ring(me->with[other(me)][ZERO], out, n);
    for (size_t k = 0; me->id == P1 && k < n; k++)
        out[k] = mod_L(0 - out[k]);
}

/* P0, P1: z = a zero-share, plus what needs the known factor alone. */
static void multiply_early(struct party *me, const struct linear *a,
                           const struct half *h) {
    draw_zero(me, h->t.z, linear_size(a, h->t.p));
    add_terms(me, a, h, h->known->open, h->late->x);
}

/* z += the rest. */
static void multiply_late(struct party *me, const struct linear *a,
                          const struct half *h) {
    size_t mark = arena_mark(me), n = linear_size(a, h->t.p);
    ring *c = take_ring(me, n);
    supply_linear(me, a, h->t.p, mask_of(me, h->t.x),
                  mask_of(me, h->t.y), c);
    if (holds_shares(me)) {
        add_terms(me, a, h, rest_of(me, h->known), h->late->open);
        group_add(MOD_L, h->t.z, c, h->t.z, n);
    }
    arena_release(me, mark);
}

void open_multiply(struct party *me, const struct linear *a,
                   struct masked *const matrix[], size_t count,
                   const struct times product[], size_t products) {
    size_t n = take_open(me, matrix, count), mark;
    ring *open = matrix[0]->open, *mask;
    struct opening o;
    struct half h;
    mask = mask_all(me, matrix, count, n);
    mark = arena_mark(me);
    o = open_start(me, MOD_L, open, open, n);
    for (size_t i = 0; holds_shares(me) && i < products; i++)
        if (is_half(&product[i], matrix, count, &h))
            multiply_early(me, a, &h);
    open_finish(me, &o);
    arena_release(me, mark);
    if (mask)
        rest_on_masks(me, matrix, count, mask);
    for (size_t i = 0; i < products; i++)
        if (is_half(&product[i], matrix, count, &h))
            multiply_late(me, a, &h);
        else
            multiply_masked(me, a, h.t.p, h.t.x, h.t.y, h.t.z);
}

void tell_mask(struct party *me, ring *mask, size_t n) {
    if (me->id != OWNER)
        draw_mask(me, MOD_L, mask, n);
    reveal(me, OWNER, MOD_L, mask, mask, n);
}

void take_masked(struct party *me, const ring *known, ring *mask,
                 struct masked *matrix) {
    size_t n = size_of(matrix), bytes = n * sizeof *mask;
    if (me->id == OWNER) {
        group_sub(MOD_L, known, mask, mask, n);
        send_to(me, P0, mask, bytes);
        send_to(me, P1, mask, bytes);
    } else if (me->id == P2) {
        matrix->open = mask;
    } else {
        recv_from(me, OWNER, matrix->open, bytes);
        if (me->id == P0)
            group_add(MOD_L, mask, matrix->open, mask, n);
        matrix->x = mask;
    }
}

void deal_masked(struct party *me, const ring *known, ring *share,
                 struct masked *matrix) {
    size_t mark = arena_mark(me), n = size_of(matrix);
    ring *mask = me->id == OWNER ? take_ring(me, n)
                 : me->id == P2  ? matrix->open
                                 : share;
    tell_mask(me, mask, n);
    take_masked(me, known, mask, matrix);
    arena_release(me, mark);
}
