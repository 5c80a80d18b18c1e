/* Tangled from chapters/38-secure-network.md; edit that file. */
#include "securenet.h"

static bool has_weights(const struct network *net, size_t l) {
    enum kind kind = net->layer[l].kind;
    return kind == DENSE || kind == CONVOLUTION;
}

/* May layer l follow the one before it, and the next follow it? */
static bool is_in_place(const struct network *net, size_t l) {
    switch (net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        return true;
    case MAXPOOL:
        return l > 0 && has_weights(net, l - 1) && l + 1 < net->depth &&
               net->layer[l + 1].kind == RELU;
    case RELU:
        return l > 0 && net->layer[l - 1].kind != RELU &&
               l + 1 < net->depth && has_weights(net, l + 1);
    }
    return false;
}

static void check_network(struct party *me, const struct network *net) {
    for (size_t l = 0; l < net->depth; l++)
        if (!is_in_place(net, l))
            party_fail(me, "network %s: layer %zu is a %s", net->name,
                       l + 1,
                       net->layer[l].kind == RELU
                           ? "ReLU, and not between two layers with "
                             "weights"
                           : "maxpool, and not between a layer with "
                             "weights and a ReLU");
}

static struct pool pool_of(const struct securenet *s, size_t l) {
    const struct recipe *r = &s->recipe;
    const struct layer *layer = &r->net->layer[l];

    return (struct pool){r->batch, layer->in, layer->out, s->windows[l],
                         r->scale.sign};
}

static struct dense dense_at(const struct securenet *s, size_t l) {
    const struct recipe *r = &s->recipe;

    return (struct dense){
        linear_of(&r->net->layer[l], r->batch, s->windows[l]),
        r->scale};
}

/* Room for what layer l puts out and keeps. */
static void open_layer(struct party *me, struct securenet *s,
                       size_t l) {
    const struct layer *layer = &s->recipe.net->layer[l];
    size_t n = s->recipe.batch * layer->out;
    size_t pixels = windows_size(layer) * sizeof(uint32_t);

    s->windows[l] =
        windows_of(layer, (uint32_t *)take_bytes(me, pixels));
    s->active[l] = take_ring(me, n);
    if (layer->kind == RELU)
        s->kept[l].bit = take_flags(me, n);
    if (layer->kind == MAXPOOL &&
        maxpool_levels(s->windows[l].area) > AHEAD_MAX)
        party_fail(me, "network %s: a window of layer %zu is too large",
                   s->recipe.net->name, l + 1);
    if (layer->kind == MAXPOOL)
        take_ahead(me, s->kept[l].ahead, n, s->windows[l].area);
}

static ring *take_zeros(struct party *me, size_t n) {
    ring *zero = n > 0 ? take_ring(me, n) : NULL;

    for (size_t k = 0; k < n; k++)
        zero[k] = 0;
    return zero;
}

struct securenet securenet_open(struct party *me,
                                struct recipe recipe) {
    const struct network *net = recipe.net;
    struct securenet s = {.recipe = recipe};
    size_t outputs = recipe.batch * network_outputs(net);
    size_t n = network_parameters(net);

    check_network(me, net);
    s.theta = take_ring(me, n);
    s.used = recipe.shifts ? take_ring(me, n) : s.theta;
    s.momentum = take_zeros(me, recipe_memory(&recipe));
    if (recipe.shifts && recipe.shifts->amsgrad)
        s.gradient = take_zeros(me, n);
    for (size_t l = 0; l < net->depth; l++) {
        open_layer(me, &s, l);
        s.weights[l] = (struct masked){s.used + network_weights(net, l),
                                       NULL, layer_fan(&net->layer[l]),
                                       layer_filters(&net->layer[l])};
    }
    s.probability = take_ring(me, outputs);
    s.delta = take_ring(me, outputs);
    return s;
}

void securenet_settle(struct party *me, struct securenet *s) {
    const struct network *net = s->recipe.net;
    struct masked *closed[LAYERS_MAX];
    size_t count = 0;

    for (size_t l = 0; l < net->depth; l++)
        if (has_weights(net, l))
            closed[count++] = &s->weights[l];
    mask_open(me, closed, count);
}

/* Layer l, from x; what the way back needs again stays in the arena. */
static void forward_layer(struct party *me, struct securenet *s,
                          size_t l, struct masked x) {
    const struct recipe *r = &s->recipe;
    size_t n = r->batch * r->net->layer[l].out;
    const ring *b = s->theta + network_biases(r->net, l);
    ring *out = s->active[l];
    struct kept *kept = &s->kept[l];

    switch (r->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        dense_forward(me, dense_at(s, l), x, s->weights[l], b, out,
                      &kept->factor);
        if (!network_waits(r->net, l))
            rescale(me, r->scale.how, out, n, r->scale.f);
        break;
    case MAXPOOL:
        pool_forward(me, pool_of(s, l), x.x, out, kept->ahead);
        break;
    case RELU:
        rescale_relu(me, s->active[l - 1], out, kept->bit, n, r->scale);
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

void securenet_forward(struct party *me, struct securenet *s,
                       struct masked x) {
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

/* Through layer l with weights, which learns: the error of what went
   in, with the fraction bits of a product if a ReLU before it will
   truncate; of the first layer, nothing. */
static ring *learn(struct party *me, struct securenet *s, size_t l,
                   const ring *delta) {
    const struct recipe *r = &s->recipe;
    size_t at = network_weights(r->net, l);
    struct dense d = dense_at(s, l);
    struct learner learner = {s->theta + at,
                              s->momentum ? s->momentum + at : NULL,
                              r->descent, s->steps};
    size_t n = linear_size(&d.map, BACKWARD);
    ring *back;

    if (l == 0) {
        dense_update(me, d, &s->kept[l].factor, delta, &learner);
        return NULL;
    }
    back = take_ring(me, n);
    dense_learn(me, d, &s->kept[l].factor, delta, &learner, back);
    if (r->net->layer[l - 1].kind != RELU)
        rescale(me, r->scale.how, back, n, r->scale.f);
    return back;
}

/* Through layer l, from the error of its outputs to that of its inputs,
   which takes its place or is in the arena. */
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
        rescale_times_bit(me, s->kept[l].bit, delta, back, n, r->scale);
        break;
    case MAXPOOL:
        back = take_ring(me, n);
        pool_back(me, pool_of(s, l), s->kept[l].ahead, delta, back);
        break;
    }
    return back;
}

void securenet_step(struct party *me, struct securenet *s,
                    struct masked x, const ring *onehot) {
    size_t mark = arena_mark(me);
    ring *delta = s->delta;

    forward(me, s, x);
    output_error(me, s, onehot);
    for (size_t l = s->recipe.net->depth; l-- > 0;)
        delta = back_layer(me, s, l, delta);
    s->steps++;
    arena_release(me, mark);
}

static struct windows count_windows(const struct layer *layer) {
    size_t area = layer->window.side * layer->window.side;

    return (struct windows){1, area, layer->window.channels, NULL};
}

static struct securenet plan_of(const struct recipe *r) {
    struct securenet s = {.recipe = *r};

    for (size_t l = 0; l < r->net->depth; l++)
        s.windows[l] = count_windows(&r->net->layer[l]);
    return s;
}

static struct cost forward_layer_cost(const struct securenet *s,
                                      size_t l, bool settled) {
    const struct recipe *r = &s->recipe;
    size_t n = r->batch * r->net->layer[l].out;

    if (r->net->layer[l].kind == RELU)
        return rescale_relu_cost(n, r->scale);
    if (r->net->layer[l].kind == MAXPOOL)
        return pool_forward_cost(pool_of(s, l));
    return cost_then(
        dense_forward_cost(dense_at(s, l), l == 0, settled),
        network_waits(r->net, l)
            ? (struct cost){0, 0, 0}
            : rescale_cost(r->scale.how, n, r->scale.f));
}

static struct cost learn_cost(const struct securenet *s, size_t l) {
    const struct recipe *r = &s->recipe;
    struct dense d = dense_at(s, l);
    size_t n = linear_size(&d.map, BACKWARD);
    int shift = r->descent.shift;

    if (l == 0)
        return dense_update_cost(d, shift);
    return cost_then(dense_learn_cost(d, shift),
                     r->net->layer[l - 1].kind == RELU
                         ? (struct cost){0, 0, 0}
                         : rescale_cost(r->scale.how, n, r->scale.f));
}

static struct cost back_layer_cost(const struct securenet *s,
                                   size_t l) {
    const struct recipe *r = &s->recipe;
    size_t n = r->batch * r->net->layer[l].in;

    if (r->net->layer[l].kind == RELU)
        return rescale_times_bit_cost(n, r->scale);
    if (r->net->layer[l].kind == MAXPOOL)
        return pool_back_cost(pool_of(s, l));
    return learn_cost(s, l);
}

struct cost securenet_settle_cost(struct recipe r) {
    size_t n = 0;

    for (size_t l = 0; l < r.net->depth; l++)
        n += layer_fan(&r.net->layer[l]) *
             layer_filters(&r.net->layer[l]);
    return mask_open_cost(n);
}

struct cost securenet_forward_cost(struct recipe r, bool settled) {
    struct securenet s = plan_of(&r);
    struct cost sum = {0, 0, 0};

    for (size_t l = 0; l < r.net->depth; l++)
        sum = cost_then(sum, forward_layer_cost(&s, l, settled));
    return sum;
}

struct cost securenet_step_cost(struct recipe r) {
    struct securenet s = plan_of(&r);
    struct cost sum = securenet_forward_cost(r, false);
    size_t cols = network_outputs(r.net);

    sum = cost_then(sum, (r.output == ASM ? asm_cost : softmax_cost)(
                             r.batch, cols, r.scale));
    for (size_t l = 0; l < r.net->depth; l++)
        sum = cost_then(sum, back_layer_cost(&s, l));
    return sum;
}
