/* Tangled from chapters/41-shadow.md; edit that file. */
#include "shadow.h"

#include <stdio.h>
#include <string.h>

/* What is pooled is truncated only then; and with few bits, no sum that
   a ReLU will see is known to be truncated before. */
static bool is_shown(const struct recipe *r, size_t l) {
    const struct network *net = r->net;

    return r->shifts ? !network_waits(net, l)
                     : l + 1 == net->depth ||
                           net->layer[l + 1].kind != MAXPOOL;
}

void shadow_show(struct party *me, const struct securenet *s) {
    const struct network *net = s->recipe.net;
    size_t batch = s->recipe.batch;

    for (size_t l = 0; l < net->depth; l++)
        if (is_shown(&s->recipe, l))
            reveal(me, OWNER, MOD_L, s->active[l], NULL,
                   batch * net->layer[l].out);
    reveal(me, OWNER, MOD_L,
           s->recipe.shifts ? s->delta : s->probability, NULL,
           batch * network_outputs(net));
    reveal(me, OWNER, MOD_L, s->theta, NULL, network_parameters(net));
}

/* Compare with the clear. */
/* Compare n values; the first that is apart gives its name. */
static void count_apart(struct shadow *s, const ring *shares,
                        const ring *clear, size_t n, int f,
                        const char *name) {
    for (size_t k = 0; k < n; k++) {
        ring up = mod_L(shares[k] - clear[k]);
        ring distance = up < mod_L(0 - up) ? up : mod_L(0 - up);

        s->compared++;
        if (distance >> f == 0) {
            s->largest = distance > s->largest ? distance : s->largest;
            continue;
        }
        if (s->apart++ == 0)
            snprintf(s->first, sizeof s->first, "%s, value %zu", name,
                     k);
    }
}

/* The owner: receive one array, compare it, and forget it. */
static void check_array(struct party *me, struct shadow *s,
                        const ring *clear, size_t n, int f,
                        const char *name) {
    size_t mark = arena_mark(me);
    ring *shares = take_ring(me, n);

    reveal(me, OWNER, MOD_L, NULL, shares, n);
    count_apart(s, shares, clear, n, f, name);
    arena_release(me, mark);
}

/* Check one step. */
/* Distances of latent weights, in units of a pixel, rounded up. */
static void count_latent(struct shadow *s, const ring *shares,
                         const ring *clear, size_t n,
                         const struct shifts *f, const char *name) {
    struct shadow latent = *s;
    int down = f->latent - f->pixel;

    latent.largest = 0;
    count_apart(&latent, shares, clear, n, f->start, name);
    latent.largest = (latent.largest + ((1U << down) - 1)) >> down;
    if (latent.largest < s->largest)
        latent.largest = s->largest;
    *s = latent;
}

void shadow_check(struct party *me, struct shadow *shadow,
                  struct twin *clear, ring *theta, const ring *x,
                  const ring *onehot, size_t iteration) {
    const struct recipe *r = &clear->recipe;
    const struct network *net = r->net;
    size_t mark = arena_mark(me), n = network_parameters(net);
    ring *shares = take_ring(me, n);
    char name[64];

    twin_step(clear, theta, x, onehot);
    for (size_t l = 0; l < net->depth; l++) {
        if (!is_shown(r, l))
            continue;
        snprintf(name, sizeof name, "iteration %zu, layer %zu",
                 iteration, l + 1);
        check_array(me, shadow, twin_output(clear, l),
                    r->batch * net->layer[l].out, r->scale.f, name);
    }
    snprintf(name, sizeof name, "iteration %zu, %s", iteration,
             r->shifts ? "errors" : "softmax");
    check_array(me, shadow, twin_end(clear),
                r->batch * network_outputs(net), r->scale.f, name);
    snprintf(name, sizeof name, "iteration %zu, parameters", iteration);
    reveal(me, OWNER, MOD_L, NULL, shares, n);
    if (r->shifts)
        count_latent(shadow, shares, theta, n, r->shifts, name);
    else
        count_apart(shadow, shares, theta, n, r->scale.f, name);
    memcpy(theta, shares, n * sizeof *theta);
    arena_release(me, mark);
}
