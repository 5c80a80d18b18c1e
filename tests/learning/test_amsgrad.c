/* Tangled from chapters/40-ternary.md; edit that file. */
#include "amsgrad.h"
#include "lanes.h"
#include "three.h"
#include "wrap_rows.h"

enum { N = 40, STEPS = 6 };

struct steps {
    enum truncation how;
    int halvings, count;
};

/* in: g, v. out: v after `count` steps with the same gradients, and the
   largest mean of squares. */
static void run_steps(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    const struct steps *s = t->arg;
    size_t n = t->n;
    struct moments m = {take_ring(me, n), take_ring(me, n), out[1]};
    ring *g = take_ring(me, n);

    memset(m.mean, 0, n * sizeof(ring));
    memset(m.square, 0, n * sizeof(ring));
    memset(m.largest, 0, n * sizeof(ring));
    memcpy(out[0], in[1], n * sizeof(ring));
    for (int i = 0; i < s->count; i++) {
        memcpy(g, in[0], n * sizeof(ring));
        amsgrad_step(me, m, g, out[0], n, s->how, s->halvings);
    }
}

static struct cost run(const struct steps *s, const ring *g,
                       const ring *v, ring *out, ring *h, size_t n) {
    struct three t = {.protocol = run_steps,
                      .n = n,
                      .arg = s,
                      .in = {g, v},
                      .in_n = {n, n},
                      .out = {out, h},
                      .out_n = {n, n}};

    three_run(&t);
    return t.cost;
}

struct clear {
    int64_t mean, square, largest, v;
};

/* To the nearest, ties up. */
static int64_t over(int64_t x, int64_t by) {
    int64_t y = x + by / 2;
    return y / by - (y % by < 0);
}

static int bits(int64_t x) {
    int n = 0;
    for (; x > 0; x /= 2)
        n++;
    return n;
}

static void clear_step(struct clear *c, int64_t gradient, int up) {
    int64_t g = over(gradient, 256);
    c->mean += over(16 * g - c->mean, 8);
    c->square += over(g * g - c->square, 128);
    if (c->square > c->largest)
        c->largest = c->square;
    c->v -= c->mean * ((int64_t)1 << (up - bits(c->largest) / 2));
}

/* Gradients of both signs and of all sizes. */
static int64_t some_gradient(int k) {
    int64_t g = (INT64_C(1) << k / 2) + 37 * k;
    return k % 2 ? -g : g;
}

static void steps_are_those_of_the_clear(void **state) {
    (void)state;
    ring g[N], v[N], out[N], largest[N];
    for (int halvings = 0; halvings <= MOMENTS_HALVINGS; halvings++) {
        struct steps s = {EXACT, halvings, STEPS};
        for (int k = 0; k < N; k++) {
            g[k] = ring_of(some_gradient(k));
            v[k] = ring_of(1000 * k);
        }
        run(&s, g, v, out, largest, N);
        for (int k = 0; k < N; k++) {
            struct clear c = {0, 0, 0, 1000 * k};
            for (int i = 0; i < STEPS; i++)
                clear_step(&c, some_gradient(k), 12 - halvings);
            assert_number(c.v, signed_of(out[k]), "weight %d", k);
            assert_number(c.largest, signed_of(largest[k]),
                          "the largest of weight %d", k);
        }
    }
}

static void a_step_costs_what_it_says(void **state) {
    (void)state;
    static ring zero[65], out[65], h[65];
    for (enum truncation how = LOCAL; how <= COIN; how++)
        for (size_t n = 1; n <= 65; n += 64) {
            struct steps s = {how, 0, 1};
            assert_cost(amsgrad_step_cost(n, how),
                        run(&s, zero, zero, out, h, n));
        }
}

static void weights_do_not_meet(void **state) {
    (void)state;
    struct steps s = {COIN, 1, 2};
    struct lanes l = lanes_of_elements(run_steps, 2, 2);
    l.count = 16;
    l.arg = &s;
    for (int i = 0; i < 2; i++)
        l.in[i] = l.out[i] = (struct layout){{{16, 1}}};
    l.inside[0] = l.in[0];
    lanes_apart(&l);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(steps_are_those_of_the_clear),
    cmocka_unit_test(a_step_costs_what_it_says),
    cmocka_unit_test(weights_do_not_meet),
};

RUN("AMSgrad", tests)
