/* Tangled from chapters/41-shadow.md; edit that file. */
#include "by_recipe.h"

#include "fixed.h"
#include "intnet.h"
#include "matrix.h"

#include <math.h>
#include <stdlib.h>

void recipe_step(struct party *me, struct securenet *s, struct masked x,
                 const ring *onehot) {
    if (!s->recipe.shifts)
        securenet_step(me, s, x, onehot);
    else if (s->recipe.shifts->ternary)
        ternet_step(me, s, x, onehot);
    else
        fewnet_step(me, s, x, onehot);
}

struct cost recipe_step_cost(struct recipe r, size_t steps) {
    return !r.shifts           ? securenet_step_cost(r)
           : r.shifts->ternary ? ternet_step_cost(r, steps)
                               : fewnet_step_cost(r);
}

void recipe_forward(struct party *me, struct securenet *s,
                    struct masked x) {
    (s->recipe.shifts ? fewnet_forward : securenet_forward)(me, s, x);
}

struct cost recipe_forward_cost(struct recipe r) {
    return r.shifts ? fewnet_forward_cost(r)
                    : securenet_forward_cost(r, true);
}

int twin_open(struct twin *t, const struct recipe *r, enum rounding how,
              uint64_t seed, struct why *why) {
    *t = (struct twin){.recipe = *r};
    if (r->shifts)
        t->few = intnet_open(r->net, r->shifts, r->batch, r->descent);
    else
        t->fixed = fixnet_open(r->net, r->batch, r->scale.f, r->descent,
                               how, seed);
    return t->few || t->fixed
               ? 0
               : because(why, "no memory for network %s", r->net->name);
}

void twin_close(struct twin *t) {
    intnet_close(t->few);
    fixnet_close(t->fixed);
}

void twin_step(struct twin *t, ring *theta, const ring *x,
               const ring *onehot) {
    if (t->few)
        intnet_step(t->few, theta, x, onehot);
    else
        fixnet_step(t->fixed, theta, x, onehot);
}

const ring *twin_output(const struct twin *t, size_t l) {
    return t->few ? intnet_output(t->few, l)
                  : fixnet_output(t->fixed, l);
}

const ring *twin_end(const struct twin *t) {
    return t->few ? intnet_error(t->few)
                  : fixnet_probabilities(t->fixed);
}

ring *twin_last_step(struct twin *t) {
    return t->few ? intnet_moments(t->few) : fixnet_last_step(t->fixed);
}

struct splitmix twin_random(const struct twin *t) {
    return t->few ? (struct splitmix){0} : fixnet_random(t->fixed);
}

void twin_go_on(struct twin *t, size_t steps, struct splitmix random) {
    if (t->few)
        intnet_go_on(t->few, steps);
    else
        fixnet_go_on(t->fixed, steps, random);
}

ring recipe_one(const struct recipe *r) {
    return r->shifts ? 1 : mod_L((ring)1 << r->scale.f);
}

int recipe_ring(const struct recipe *r) {
    return r->shifts ? 32 : 64;
}

int recipe_model_ring(const struct recipe *r) {
    return r->shifts && r->shifts->width <= 16 ? 16 : recipe_ring(r);
}

void recipe_begin(const struct recipe *r, const float *first,
                  uint64_t seed, ring *theta) {
    if (r->shifts)
        intnet_init(r->net, r->shifts, theta, seed);
    else
        encode(first, theta, network_parameters(r->net), r->scale.f);
}

void recipe_model(const struct recipe *r, const ring *theta,
                  float *model) {
    for (size_t k = 0; k < network_parameters(r->net); k++) {
        ring w =
            r->shifts ? shifts_weight(r->shifts, theta[k]) : theta[k];

        decode(&w, &model[k], 1, r->shifts ? 0 : r->scale.f);
    }
}

struct score recipe_score(const struct recipe *r, const float *model,
                          const struct dataset *d) {
    size_t n = network_parameters(r->net);
    struct score score = {NAN, 0, 0};
    ring *weight;

    if (!r->shifts)
        return plain_score(r->net, model, d, 0);
    weight = matrix_room(n);
    if (weight) {
        encode(model, weight, n, 0);
        score = intnet_score(r->net, r->shifts, weight, d, 0);
    }
    free(weight);
    return score;
}

double recipe_guess(const struct recipe *r) {
    return r->shifts ? 1 : log(CLASSES);
}
