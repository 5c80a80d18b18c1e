/* Tangled from chapters/33-secure-network.md; edit that file. */
#include "securenet.h"

static bool is_relu(const struct network *net, size_t l) {
    return l < net->depth && net->layer[l].kind == RELU;
}

/* Does every ReLU stand between two dense layers? */
static void check_network(struct party *me, const struct network *net) {
    for (size_t l = 0; l < net->depth; l++)
        if (is_relu(net, l) &&
            (l == 0 || l + 1 == net->depth || is_relu(net, l + 1)))
            party_fail(me,
                       "network %s: layer %zu is a ReLU, and not "
                       "between two dense layers",
                       net->name, l + 1);
}

struct securenet securenet_open(struct party *me,
                                struct recipe recipe) {
    const struct network *net = recipe.net;
    struct securenet s = {.recipe = recipe};
    size_t outputs = recipe.batch * network_outputs(net);

    check_network(me, net);
    s.theta = take_ring(me, network_parameters(net));
    for (size_t l = 0; l < net->depth; l++) {
        size_t n = recipe.batch * net->layer[l].out;

        s.active[l] = take_ring(me, n);
        if (is_relu(net, l))
            s.bit[l] = take_flags(me, n);
    }
    s.probability = take_ring(me, outputs);
    s.delta = take_ring(me, outputs);
    return s;
}

static struct dense shape(const struct recipe *r, size_t l) {
    const struct layer *layer = &r->net->layer[l];

    return (struct dense){r->batch, layer->in, layer->out, r->scale};
}

static ring *weights(const struct securenet *s, size_t l) {
    return s->theta + network_weights(s->recipe.net, l);
}

static ring *biases(const struct securenet *s, size_t l) {
    return s->theta + network_biases(s->recipe.net, l);
}

/* Layer l, from x; what the way back needs again stays in the arena. */
static void forward_layer(struct party *me, struct securenet *s,
                          size_t l, const ring *x) {
    const struct recipe *r = &s->recipe;
    size_t n = r->batch * r->net->layer[l].out;
    ring *out = s->active[l];

    switch (r->net->layer[l].kind) {
    case DENSE:
        dense_forward(me, shape(r, l), x, weights(s, l), biases(s, l),
                      out, &s->kept[l]);
        if (!is_relu(r->net, l + 1))
            rescale(me, r->scale.how, out, n, r->scale.f);
        break;
    case RELU:
        rescale_relu(me, s->active[l - 1], out, s->bit[l], n, r->scale);
        break;
    }
}

static void forward(struct party *me, struct securenet *s,
                    const ring *x) {
    for (size_t l = 0; l < s->recipe.net->depth; l++) {
        forward_layer(me, s, l, x);
        x = s->active[l];
    }
}

void securenet_forward(struct party *me, struct securenet *s,
                       const ring *x) {
    size_t mark = arena_mark(me);

    forward(me, s, x);
    arena_release(me, mark);
}

/* delta = p - y, from the outputs of the last layer. */
static void output_error(struct party *me, struct securenet *s,
                         const ring *onehot) {
    const struct recipe *r = &s->recipe;
    const ring *u = s->active[r->net->depth - 1];
    size_t cols = network_outputs(r->net);

    if (r->output == ASM)
        asm_shares(me, u, s->probability, r->batch, cols, r->scale);
    else
        softmax(me, u, s->probability, r->batch, cols, r->scale);
    if (holds_shares(me))
        group_sub(MOD_L, s->probability, onehot, s->delta,
                  r->batch * cols);
}

/* Through dense layer l, which learns, and through the ReLU before it,
   if there is one: the error of what went into that; of the first
   layer, nothing. */
static ring *back_through(struct party *me, struct securenet *s,
                          size_t l, const ring *delta) {
    const struct recipe *r = &s->recipe;
    struct dense d = shape(r, l);
    ring *w = weights(s, l), *b = biases(s, l), *back;
    size_t n = d.batch * d.in;

    if (l == 0) {
        dense_update(me, d, &s->kept[l], delta, w, b, r->shift);
        return NULL;
    }
    back = take_ring(me, n);
    dense_learn(me, d, &s->kept[l], delta, w, b, back, r->shift);
    if (is_relu(r->net, l - 1))
        rescale_times_bit(me, s->bit[l - 1], back, back, n, r->scale);
    else
        rescale(me, r->scale.how, back, n, r->scale.f);
    return back;
}

void securenet_step(struct party *me, struct securenet *s,
                    const ring *x, const ring *onehot) {
    const struct network *net = s->recipe.net;
    size_t mark = arena_mark(me);
    ring *delta = s->delta;

    forward(me, s, x);
    output_error(me, s, onehot);
    for (size_t l = net->depth; l-- > 0;)
        if (net->layer[l].kind == DENSE)
            delta = back_through(me, s, l, delta);
    arena_release(me, mark);
}

static struct cost forward_layer_cost(const struct recipe *r,
                                      size_t l) {
    size_t n = r->batch * r->net->layer[l].out;
    struct cost dense;

    if (is_relu(r->net, l))
        return rescale_relu_cost(n, r->scale);
    dense = dense_forward_cost(shape(r, l));
    return is_relu(r->net, l + 1)
               ? dense
               : cost_then(dense,
                           rescale_cost(r->scale.how, n, r->scale.f));
}

static struct cost backward_layer_cost(const struct recipe *r,
                                       size_t l) {
    struct dense d = shape(r, l);
    size_t n = d.batch * d.in;

    if (l == 0)
        return dense_update_cost(d, r->shift);
    return cost_then(dense_learn_cost(d, r->shift),
                     is_relu(r->net, l - 1)
                         ? rescale_times_bit_cost(n, r->scale)
                         : rescale_cost(r->scale.how, n, r->scale.f));
}

struct cost securenet_forward_cost(struct recipe r) {
    struct cost sum = {0, 0, 0};

    for (size_t l = 0; l < r.net->depth; l++)
        sum = cost_then(sum, forward_layer_cost(&r, l));
    return sum;
}

struct cost securenet_step_cost(struct recipe r) {
    struct cost sum = securenet_forward_cost(r);
    size_t cols = network_outputs(r.net);

    sum = cost_then(sum, (r.output == ASM ? asm_cost : softmax_cost)(
                             r.batch, cols, r.scale));
    for (size_t l = 0; l < r.net->depth; l++)
        if (r.net->layer[l].kind == DENSE)
            sum = cost_then(sum, backward_layer_cost(&r, l));
    return sum;
}
