/* Tangled from chapters/38-training.md; edit that file. */
#include "shadow.h"

#include <stdio.h>
#include <string.h>

/* What is pooled is truncated only then. */
static bool is_pooled(const struct network *net, size_t l) {
    return l + 1 < net->depth && net->layer[l + 1].kind == MAXPOOL;
}

void shadow_show(struct party *me, const struct securenet *s) {
    const struct network *net = s->recipe.net;
    size_t batch = s->recipe.batch;

    for (size_t l = 0; l < net->depth; l++)
        if (!is_pooled(net, l))
            reveal(me, OWNER, MOD_L, s->active[l], NULL,
                   batch * net->layer[l].out);
    reveal(me, OWNER, MOD_L, s->probability, NULL,
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
void shadow_check(struct party *me, struct shadow *shadow,
                  struct fixnet *clear, struct recipe recipe,
                  ring *theta, const ring *x, const ring *onehot,
                  size_t iteration) {
    const struct network *net = recipe.net;
    size_t mark = arena_mark(me), n = network_parameters(net);
    ring *shares = take_ring(me, n);
    char name[64];

    fixnet_step(clear, theta, x, onehot);
    for (size_t l = 0; l < net->depth; l++) {
        if (is_pooled(net, l))
            continue;
        snprintf(name, sizeof name, "iteration %zu, layer %zu",
                 iteration, l + 1);
        check_array(me, shadow, fixnet_output(clear, l),
                    recipe.batch * net->layer[l].out, recipe.scale.f,
                    name);
    }
    snprintf(name, sizeof name, "iteration %zu, softmax", iteration);
    check_array(me, shadow, fixnet_probabilities(clear),
                recipe.batch * network_outputs(net), recipe.scale.f,
                name);
    snprintf(name, sizeof name, "iteration %zu, parameters", iteration);
    reveal(me, OWNER, MOD_L, NULL, shares, n);
    count_apart(shadow, shares, theta, n, recipe.scale.f, name);
    memcpy(theta, shares, n * sizeof *theta);
    arena_release(me, mark);
}
