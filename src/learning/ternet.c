/* Tangled from chapters/40-ternary.md; edit that file. */
#include "ternet.h"

/* Bits that are left of a latent one when it is shrunk; of what is then
   compared; and of a latent weight that is not. */
enum { LEFT = 10, SHRUNK = 16, WHOLE_WIDTH = ELL < 32 ? ELL : 32 };

static struct latent latent_of(const struct recipe *r) {
    int one = r->shifts->latent;
    bool shrinks = r->scale.how != EXACT && one > LEFT;

    return (struct latent){one, shrinks ? one - LEFT : 0,
                           shrinks ? SHRUNK : WHOLE_WIDTH};
}

void ternet_use(struct party *me, struct securenet *s) {
    ternarise(me, s->theta, s->used, network_parameters(s->recipe.net),
              latent_of(&s->recipe));
}

static bool cuts_after(size_t steps) {
    return steps % CUT_EVERY == 0;
}

void ternet_step(struct party *me, struct securenet *s, struct masked x,
                 const ring *onehot) {
    const struct recipe *r = &s->recipe;

    size_t n = network_parameters(r->net);

    ternet_use(me, s);
    fewnet_learn(me, s, x, onehot);
    if (r->shifts->amsgrad)
        amsgrad_step(me, moments_in(s->momentum, n), s->gradient,
                     s->theta, n, r->scale.how,
                     shifts_halvings(r->descent, s->steps - 1));
    if (cuts_after(s->steps))
        cut(me, s->theta, n, mod_L((ring)1 << r->shifts->latent),
            WHOLE_WIDTH);
}

struct cost ternet_use_cost(struct recipe r) {
    return ternarise_cost(network_parameters(r.net), latent_of(&r));
}

struct cost ternet_step_cost(struct recipe r, size_t steps) {
    size_t n = network_parameters(r.net);
    struct cost step =
        cost_then(ternet_use_cost(r), fewnet_learn_cost(r));

    if (r.shifts->amsgrad)
        step = cost_then(step, amsgrad_step_cost(n, r.scale.how));
    if (cuts_after(steps + 1))
        step = cost_then(step, cut_cost(n, WHOLE_WIDTH));
    return step;
}
