/* Tangled from chapters/27-secure-network.md; edit that file. */
#include "securenet.h"

struct securenet securenet_open(struct party *me,
                                struct recipe recipe) {
    const struct network *net = recipe.net;
    struct securenet s = {.recipe = recipe};
    size_t outputs = recipe.batch * network_outputs(net);

    s.theta = take_ring(me, network_parameters(net));
    for (size_t l = 0; l < net->depth; l++) {
        size_t n = recipe.batch * net->layer[l].out;

        s.active[l] = take_ring(me, n);
        if (net->layer[l].kind == RELU)
            s.bit[l] = take_ring(me, n);
    }
    s.probability = take_ring(me, outputs);
    s.delta = take_ring(me, outputs);
    return s;
}

/* Find a layer among the parameters. */
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

void securenet_forward(struct party *me, struct securenet *s,
                       const ring *x) {
    const struct network *net = s->recipe.net;

    for (size_t l = 0; l < net->depth; l++) {
        switch (net->layer[l].kind) {
        case DENSE:
            dense_forward(me, shape(&s->recipe, l), x, weights(s, l),
                          biases(s, l), s->active[l]);
            break;
        case RELU:
            relu(me, x, s->active[l], s->bit[l],
                 s->recipe.batch * net->layer[l].out);
            break;
        }
        x = s->active[l];
    }
}

/* Step back through the layers. */
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
/* Through dense layer l, which learns: the error of its inputs, made
   with its weights' old values; of the first layer, nothing. */
static ring *back_through_dense(struct party *me, struct securenet *s,
                                size_t l, const ring *x,
                                const ring *delta) {
    struct dense d = shape(&s->recipe, l);
    ring *w = weights(s, l), *b = biases(s, l), *back;
    int shift = s->recipe.shift;

    if (l == 0) {
        dense_update(me, d, x, delta, w, b, shift);
        return NULL;
    }
    back = take_ring(me, d.batch * d.in);
    dense_learn(me, d, s->active[l - 1], delta, w, b, back, shift);
    return back;
}
void securenet_step(struct party *me, struct securenet *s,
                    const ring *x, const ring *onehot) {
    const struct network *net = s->recipe.net;
    size_t mark = arena_mark(me);
    ring *delta = s->delta;

    securenet_forward(me, s, x);
    output_error(me, s, onehot);
    for (size_t l = net->depth; l-- > 0;) {
        switch (net->layer[l].kind) {
        case DENSE:
            delta = back_through_dense(me, s, l, x, delta);
            break;
        case RELU:
            multiply(me, s->bit[l], delta, delta,
                     s->recipe.batch * net->layer[l].out);
            break;
        }
    }
    arena_release(me, mark);
}

/* Add up the cost of a step. */
static struct cost forward_layer_cost(const struct recipe *r,
                                      size_t l) {
    return r->net->layer[l].kind == DENSE
               ? dense_forward_cost(shape(r, l))
               : relu_cost(r->batch * r->net->layer[l].out);
}

static struct cost backward_layer_cost(const struct recipe *r,
                                       size_t l) {
    struct dense d = shape(r, l);

    if (r->net->layer[l].kind == RELU)
        return multiply_cost(d.batch * d.out);
    return l == 0 ? dense_update_cost(d, r->shift)
                  : dense_learn_cost(d, r->shift);
}
struct cost securenet_forward_cost(struct recipe r) {
    struct cost sum = {0, 0};

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
        sum = cost_then(sum, backward_layer_cost(&r, l));
    return sum;
}
