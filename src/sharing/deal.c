/* Tangled from chapters/16-dealing.md; edit that file. */
#include "deal.h"

void deal(struct party *me, int dealer, enum group g, const void *x,
          void *out, size_t n) {
    size_t mark = arena_mark(me), bytes = n * element_bytes(g);

    if (me->id == dealer) {
        void *share = take_bytes(me, bytes);

        split(g, me->with[P0][DEAL], x, share, share, n);
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

void draw_mask(struct party *me, enum group g, void *out, size_t n) {
    size_t mark = arena_mark(me);

    if (me->id == P2) {
        void *theirs = take_bytes(me, n * element_bytes(g));

        group_draw(g, me->with[P0][DEAL], out, n);
        group_draw(g, me->with[P1][DEAL], theirs, n);
        group_add(g, out, theirs, out, n);
    } else if (holds_shares(me)) {
        group_draw(g, me->with[P2][DEAL], out, n);
    }
    arena_release(me, mark);
}

struct opening open_start(struct party *me, enum group g, const void *x,
                          void *out, size_t n) {
    size_t bytes = n * element_bytes(g);
    struct opening o = {g, x, NULL, out, n};

    if (holds_shares(me)) {
        o.theirs = take_bytes(me, bytes);
        swap_start(me, other(me), x, o.theirs, bytes);
    }
    return o;
}

void open_finish(struct party *me, const struct opening *o) {
    if (holds_shares(me)) {
        swap_finish(me, other(me));
        group_add(o->g, o->x, o->theirs, o->out, o->n);
    }
}

void open_shares(struct party *me, enum group g, const void *x,
                 void *out, size_t n) {
    size_t mark = arena_mark(me);
    struct opening o = open_start(me, g, x, out, n);

    open_finish(me, &o);
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
