/* Tangled from chapters/25-convert.md; edit that file. */
#include <stdlib.h>

#include "convert.h"
#include "three.h"

/* Not random at all: draws repeat, the second time with a minus. */
struct stream {
    size_t draws;
};

void seed_fresh(struct seed *s) {
    *s = (struct seed){{0}};
}

struct stream *stream_open(const struct seed *s) {
    (void)s;
    return calloc(1, sizeof(struct stream));
}

void stream_close(struct stream *s) {
    free(s);
}

void draw_ring(struct stream *s, ring *out, size_t n) {
    ring sign = s->draws++ % 2 ? RING_MAX : 1;
    for (size_t k = 0; k < n; k++)
        out[k] = sign * k * UINT64_C(0x9e3779b97f4a7c15);
}

void draw_odd(struct stream *s, ring *out, size_t n) {
    (void)s;
    for (size_t k = 0; k < n; k++)
        out[k] = k;
}

void draw_below(struct stream *s, uint8_t *out, size_t n,
                unsigned bound) {
    size_t from = s->draws++;
    for (size_t k = 0; k < n; k++)
        out[k] = (uint8_t)((from + k) % bound);
}

enum { CASES = 1000 };

static void convert(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    size_t mark = arena_mark(me);
    if (holds_shares(me)) {
        struct stream *common = me->with[other(me)][BLIND];
        ring *r0 = take_ring(me, t->n), *r1 = take_ring(me, t->n);
        draw_ring(common, r0, t->n);
        draw_ring(common, r1, t->n);
        for (size_t k = 0; k < t->n; k++)
            if (r0[k] + r1[k] != 0)
                party_fail(me, "mask %zu is not zero", k);
    }
    arena_release(me, mark);
    share_convert(me, in[0], out[0], t->n);
}

static void a_mask_of_zero_converts_too(void **state) {
    (void)state;
    static ring a[CASES], got[CASES];
    struct three t = {.protocol = convert,
                      .n = CASES,
                      .out_group = MOD_ODD,
                      .in = {a},
                      .in_n = {CASES},
                      .out = {got},
                      .out_n = {CASES}};
    for (size_t k = 0; k < CASES; k++)
        a[k] = k % 2 ? k : RING_MAX - 1 - k;
    three_run(&t);
    assert_ring_equal(a, got, CASES);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_mask_of_zero_converts_too),
};

RUN("converting shares under a mask of zero", tests)
