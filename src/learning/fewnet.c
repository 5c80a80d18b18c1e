/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "fewnet.h"

#include <string.h>

struct scale fewnet_scale(const struct shifts *shifts,
                          enum truncation how) {
    struct scale scale = scale_of(shifts->pixel, how);

    scale.sign.width = shifts->width;
    return scale;
}

/* The scale of a RELU that drops so many bits. */
static struct scale scale_with(const struct recipe *r, int bits) {
    struct scale scale = r->scale;

    scale.f = bits;
    return scale;
}

/* An output has `down` bits less than its sum, and the goal may double
   it. */
static struct target target_of(const struct recipe *r) {
    const struct shifts *f = r->shifts;
    int width = r->scale.sign.width - f->down[r->net->depth - 1] + 1;

    return (struct target){ring_of(f->goal), ring_of(f->most), width};
}

void fewnet_use(struct party *me, struct securenet *s) {
    const struct recipe *r = &s->recipe;
    size_t n = network_parameters(r->net);

    if (holds_shares(me))
        memcpy(s->used, s->theta, n * sizeof *s->used);
    rescale(me, r->scale.how, s->used, n, r->shifts->latent);
}

static struct pool pool_of(const struct securenet *s, size_t l) {
    const struct recipe *r = &s->recipe;
    const struct layer *layer = &r->net->layer[l];

    return (struct pool){r->batch, layer->in, layer->out, s->windows[l],
                         r->scale.sign};
}

static struct linear linear_at(const struct securenet *s, size_t l) {
    const struct recipe *r = &s->recipe;

    return linear_of(&r->net->layer[l], r->batch, s->windows[l]);
}

/* a = z / 2^bits where z is not negative. Only a coin may look at what
   is not yet truncated together with the sign. */
static void few_relu(struct party *me, ring *z, ring *a,
                     struct flags bit, size_t n, struct scale scale) {
    if (scale.how == COIN) {
        rescale_relu(me, z, a, bit, n, scale);
    } else {
        relu(me, z, a, bit, n, scale.sign);
        rescale(me, scale.how, a, n, scale.f);
    }
}

static void forward_layer(struct party *me, struct securenet *s,
                          size_t l, struct masked x) {
    const struct recipe *r = &s->recipe;
    size_t n = r->batch * r->net->layer[l].out;
    int bits = r->shifts->down[l];
    struct kept *kept = &s->kept[l];
    struct linear map = linear_at(s, l);
    ring *out = s->active[l];
    struct times product = {FORWARD, &kept->factor.x, &kept->factor.w,
                            out};

    switch (r->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        kept->factor = (struct dense_masked){x, s->weights[l]};
        if (x.open)
            multiply_masked(me, &map, FORWARD, product.x, product.y,
                            out);
        else
            open_multiply(me, &map,
                          (struct masked *[]){&kept->factor.x}, 1,
                          &product, 1);
        if (!network_waits(r->net, l))
            rescale(me, r->scale.how, out, n, bits);
        break;
    case MAXPOOL:
        pool_forward(me, pool_of(s, l), x.x, out, kept->ahead);
        break;
    case RELU:
        few_relu(me, s->active[l - 1], out, kept->bit, n,
                 scale_with(r, bits));
        break;
    }
}

static void forward(struct party *me, struct securenet *s,
                    struct masked x) {
    const struct network *net = s->recipe.net;

    for (size_t l = 0; l < net->depth; l++) {
        forward_layer(me, s, l, x);
        x = (struct masked){s->active[l], NULL, s->recipe.batch,
                            net->layer[l].out};
    }
}

void fewnet_forward(struct party *me, struct securenet *s,
                    struct masked x) {
    size_t mark = arena_mark(me);

    forward(me, s, x);
    arena_release(me, mark);
}

/* P0, P1: latent weights -= gradient, shifted up; nothing is sent. Or
   the gradient is kept for who makes a step of it. */
static void step_down(struct party *me, struct securenet *s, size_t l,
                      const ring *gradient, size_t n) {
    const struct recipe *r = &s->recipe;
    ring *theta = s->theta + network_weights(r->net, l);
    int up = shifts_up(r->shifts, l, r->descent, s->steps);

    if (!holds_shares(me))
        return;
    if (s->gradient)
        memcpy(s->gradient + network_weights(r->net, l), gradient,
               n * sizeof *gradient);
    else
        for (size_t k = 0; k < n; k++)
            theta[k] = mod_L(theta[k] - (gradient[k] << up));
}

/* Through layer l with weights, which learns: the error of what went
   in, not yet rounded if a RELU before it will do so; of the first
   layer, nothing. */
static ring *learn(struct party *me, struct securenet *s, size_t l,
                   const ring *delta) {
    const struct recipe *r = &s->recipe;
    struct linear map = linear_at(s, l);
    struct masked error = {delta, NULL, map.batch, map.out};
    size_t n = linear_size(&map, BACKWARD);
    size_t weights = linear_size(&map, GRADIENT);
    ring *back = l > 0 ? take_ring(me, n) : NULL;
    ring *gradient = take_ring(me, weights);
    struct dense_masked *kept = &s->kept[l].factor;
    struct times product[] = {{BACKWARD, &error, &kept->w, back},
                              {GRADIENT, &kept->x, &error, gradient}};
    size_t first = back ? 0 : 1;

    open_multiply(me, &map, (struct masked *[]){&error}, 1,
                  product + first, 2 - first);
    step_down(me, s, l, gradient, weights);
    if (back && r->net->layer[l - 1].kind != RELU)
        rescale(me, r->scale.how, back, n, r->shifts->back[l - 1]);
    return back;
}

static ring *back_layer(struct party *me, struct securenet *s, size_t l,
                        ring *delta) {
    const struct recipe *r = &s->recipe;
    size_t n = r->batch * r->net->layer[l].in;
    ring *back = delta;

    switch (r->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        return learn(me, s, l, delta);
    case RELU:
        rescale_times_bit(me, s->kept[l].bit, delta, back, n,
                          scale_with(r, r->shifts->back[l]));
        break;
    case MAXPOOL:
        back = take_ring(me, n);
        pool_back(me, pool_of(s, l), s->kept[l].ahead, delta, back);
        break;
    }
    return back;
}

static void close_weights(struct securenet *s) {
    for (size_t l = 0; l < s->recipe.net->depth; l++) {
        s->weights[l].x = s->used + network_weights(s->recipe.net, l);
        s->weights[l].open = NULL;
    }
}

void fewnet_learn(struct party *me, struct securenet *s,
                  struct masked x, const ring *onehot) {
    const struct recipe *r = &s->recipe;
    size_t mark = arena_mark(me), last = r->net->depth - 1;
    size_t outputs = r->batch * network_outputs(r->net);
    ring *delta = s->delta;

    securenet_settle(me, s);
    forward(me, s, x);
    one_sided(me, s->active[last], onehot, delta, outputs,
              target_of(r));
    for (size_t l = r->net->depth; l-- > 0;)
        delta = back_layer(me, s, l, delta);
    s->steps++;
    close_weights(s);
    arena_release(me, mark);
}

void fewnet_step(struct party *me, struct securenet *s, struct masked x,
                 const ring *onehot) {
    fewnet_use(me, s);
    fewnet_learn(me, s, x, onehot);
}

/* For a sum nobody needs to know which pixels a window has. */
static struct securenet plan_of(const struct recipe *r) {
    struct securenet s = {.recipe = *r};

    for (size_t l = 0; l < r->net->depth; l++) {
        const struct window *w = &r->net->layer[l].window;

        s.windows[l] =
            (struct windows){1, w->side * w->side, w->channels, NULL};
    }
    return s;
}

static struct cost few_relu_cost(size_t n, struct scale scale) {
    return scale.how == COIN
               ? rescale_relu_cost(n, scale)
               : cost_then(relu_cost(n, scale.sign),
                           rescale_cost(scale.how, n, scale.f));
}

static struct cost forward_layer_cost(const struct securenet *s,
                                      size_t l) {
    const struct recipe *r = &s->recipe;
    const struct layer *layer = &r->net->layer[l];
    size_t n = r->batch * layer->out;
    int bits = r->shifts->down[l];
    struct linear map = linear_at(s, l);
    struct cost dealt = {1, 0, 0}; /* images are open, and weights */

    if (layer->kind == RELU)
        return few_relu_cost(n, scale_with(r, bits));
    if (layer->kind == MAXPOOL)
        return pool_forward_cost(pool_of(s, l));
    return cost_then(
        cost_then(l == 0 ? dealt : mask_open_cost(r->batch * layer->in),
                  multiply_masked_cost(&map, FORWARD)),
        rescale_cost(network_waits(r->net, l) ? LOCAL : r->scale.how, n,
                     bits));
}

static struct cost back_layer_cost(const struct securenet *s,
                                   size_t l) {
    const struct recipe *r = &s->recipe;
    const struct network *net = r->net;
    size_t n = r->batch * net->layer[l].in;
    struct linear map = linear_at(s, l);
    struct cost sum;

    if (net->layer[l].kind == RELU)
        return rescale_times_bit_cost(
            n, scale_with(r, r->shifts->back[l]));
    if (net->layer[l].kind == MAXPOOL)
        return pool_back_cost(pool_of(s, l));
    sum = cost_then(mask_open_cost(r->batch * net->layer[l].out),
                    multiply_masked_cost(&map, GRADIENT));
    if (l > 0)
        sum = cost_then(sum, multiply_masked_cost(&map, BACKWARD));
    if (l > 0 && net->layer[l - 1].kind != RELU)
        sum = cost_then(
            sum, rescale_cost(r->scale.how, n, r->shifts->back[l - 1]));
    return sum;
}

struct cost fewnet_use_cost(struct recipe r) {
    return rescale_cost(r.scale.how, network_parameters(r.net),
                        r.shifts->latent);
}

struct cost fewnet_forward_cost(struct recipe r) {
    struct securenet s = plan_of(&r);
    struct cost sum = {0, 0, 0};

    for (size_t l = 0; l < r.net->depth; l++)
        sum = cost_then(sum, forward_layer_cost(&s, l));
    return sum;
}

struct cost fewnet_learn_cost(struct recipe r) {
    struct securenet s = plan_of(&r);
    size_t outputs = r.batch * network_outputs(r.net);
    struct cost sum =
        cost_then(securenet_settle_cost(r), fewnet_forward_cost(r));

    sum.rounds--; /* what is dealt comes with the weights */
    sum = cost_then(sum, one_sided_cost(outputs, target_of(&r)));
    for (size_t l = 0; l < r.net->depth; l++)
        sum = cost_then(sum, back_layer_cost(&s, l));
    return sum;
}

struct cost fewnet_step_cost(struct recipe r) {
    return cost_then(fewnet_use_cost(r), fewnet_learn_cost(r));
}
