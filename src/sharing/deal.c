/* Tangled from chapters/12-dealing.md; edit that file. */
#include "deal.h"

HOT static void ring_add(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(x[k] + y[k]);
}

HOT static void ring_sub(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(x[k] - y[k]);
}

HOT static void odds_add(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = odd_add(x[k], y[k]);
}

HOT static void odds_sub(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = odd_sub(x[k], y[k]);
}

HOT static void zps_add(const zp *x, const zp *y, zp *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = zp_add(x[k], y[k]);
}

HOT static void zps_sub(const zp *x, const zp *y, zp *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = zp_sub(x[k], y[k]);
}

void group_add(enum group g, const void *x, const void *y, void *out,
               size_t n) {
    switch (g) {
    case MOD_L:
        ring_add(x, y, out, n);
        break;
    case MOD_ODD:
        odds_add(x, y, out, n);
        break;
    case MOD_P:
        zps_add(x, y, out, n);
        break;
    }
}

void group_sub(enum group g, const void *x, const void *y, void *out,
               size_t n) {
    switch (g) {
    case MOD_L:
        ring_sub(x, y, out, n);
        break;
    case MOD_ODD:
        odds_sub(x, y, out, n);
        break;
    case MOD_P:
        zps_sub(x, y, out, n);
        break;
    }
}

static void group_draw(enum group g, struct stream *s, void *out,
                       size_t n) {
    switch (g) {
    case MOD_L:
        draw_ring(s, out, n);
        break;
    case MOD_ODD:
        draw_odd(s, out, n);
        break;
    case MOD_P:
        draw_below(s, out, n, P);
        break;
    }
}

void deal(struct party *me, int dealer, enum group g, const void *x,
          void *out, size_t n) {
    size_t mark = arena_mark(me), bytes = n * element_bytes(g);

    if (me->id == dealer) {
        void *share = take_bytes(me, bytes);

        group_draw(g, me->with[P0][DEAL], share, n);
        group_sub(g, x, share, share, n);
        send_to(me, P1, share, bytes);
    } else if (me->id == P0) {
        group_draw(g, me->with[dealer][DEAL], out, n);
    } else if (me->id == P1) {
        recv_from(me, dealer, out, bytes);
    }
    arena_release(me, mark);
}

void refresh(struct party *me, enum group g, void *x, size_t n) {
    size_t mark = arena_mark(me);

    if (holds_shares(me)) {
        void *zero = take_bytes(me, n * element_bytes(g));

        group_draw(g, me->with[other(me)][ZERO], zero, n);
        if (me->id == P0)
            group_add(g, x, zero, x, n);
        else
            group_sub(g, x, zero, x, n);
    }
    arena_release(me, mark);
}

void open_shares(struct party *me, enum group g, const void *x,
                 void *out, size_t n) {
    size_t mark = arena_mark(me), bytes = n * element_bytes(g);

    if (holds_shares(me)) {
        void *theirs = take_bytes(me, bytes);

        swap_with(me, other(me), x, theirs, bytes);
        group_add(g, x, theirs, out, n);
    }
    arena_release(me, mark);
}

void reveal(struct party *me, int to, enum group g, const void *x,
            void *out, size_t n) {
    size_t mark = arena_mark(me), bytes = n * element_bytes(g);

    if (holds_shares(me)) {
        send_to(me, to, x, bytes);
    } else if (me->id == to) {
        void *share = take_bytes(me, bytes);

        recv_from(me, P0, out, bytes);
        recv_from(me, P1, share, bytes);
        group_add(g, out, share, out, n);
    }
    arena_release(me, mark);
}
