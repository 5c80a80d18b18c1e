/* Tangled from chapters/08-fixed-network.md; edit that file. */
#include "fixnet.h"

#include <stdlib.h>
#include <string.h>

#include "goldschmidt.h"
#include "matrix.h"

ring fixed_reciprocal(ring y, size_t bound, int f, enum rounding how,
                      struct splitmix *random) {
    ring q = goldschmidt_guess(bound, f), n = ring_mul(q, y);

    truncate_all(&n, 1, f, how, random);
    for (int i = goldschmidt_steps(bound, f); i > 0; i--) {
        ring factor = mod_L((UINT64_C(2) << f) - n);
        q = ring_mul(q, factor);
        n = ring_mul(n, factor);
        truncate_all(&q, 1, f, how, random);
        truncate_all(&n, 1, f, how, random);
    }
    return q;
}

/* v = u minus the largest of u. */
static void subtract_largest(const ring *u, ring *v, size_t n) {
    ring largest = u[0];
    for (size_t j = 1; j < n; j++)
        largest = signed_of(u[j]) > signed_of(largest) ? u[j] : largest;
    for (size_t j = 0; j < n; j++)
        v[j] = mod_L(u[j] - largest);
}

/* e^v as (1 + v/256)^256, in place. */
static void fixed_exp(ring *v, size_t n, int f, enum rounding how,
                      struct splitmix *random) {
    truncate_all(v, n, 8, how, random);
    for (size_t j = 0; j < n; j++)
        v[j] = mod_L(v[j] + (UINT64_C(1) << f));
    for (int squaring = 0; squaring < 8; squaring++) {
        for (size_t j = 0; j < n; j++)
            v[j] = ring_mul(v[j], v[j]);
        truncate_all(v, n, f, how, random);
    }
}

/* Divide a row, of exponentials, by its sum. */
static void fixed_share_out(ring *e, size_t n, int f, enum rounding how,
                            struct splitmix *random) {
    ring sum = 0;
    for (size_t j = 0; j < n; j++)
        sum = mod_L(sum + e[j]);
    ring q = fixed_reciprocal(sum, n, f, how, random);
    for (size_t j = 0; j < n; j++)
        e[j] = ring_mul(e[j], q);
    truncate_all(e, n, f, how, random);
}

void fixed_softmax(const ring *u, ring *p, size_t rows, size_t cols,
                   int f, enum rounding how, struct splitmix *random) {
    for (size_t i = 0; i < rows; i++) {
        ring *row = p + i * cols;
        subtract_largest(u + i * cols, row, cols);
        fixed_exp(row, cols, f, how, random);
        fixed_share_out(row, cols, f, how, random);
    }
}

struct fixnet {
    const struct network *net;
    size_t batch, steps;
    int f;
    struct descent descent;
    enum rounding how;
    struct splitmix random;
    ring *out[LAYERS_MAX];   /* of each layer, batch x out */
    ring *error[LAYERS_MAX]; /* at these outputs */
    ring *probability;       /* batch x outputs */
    ring *last;              /* steps, as theta */
    ring *step;              /* of the largest layer */
    ring *room;              /* for the products */
    uint32_t *pixels[LAYERS_MAX];
    struct linear map[LAYERS_MAX];
};

static size_t max(size_t a, size_t b) {
    return a > b ? a : b;
}

static size_t parameters_of(const struct fixnet *s, size_t l) {
    return (s->map[l].fan + 1) * s->map[l].filters;
}

static int have_room(const struct fixnet *s) {
    int have = s->probability && s->last && s->step && s->room;
    for (size_t l = 0; l < s->net->depth; l++)
        have = have && s->out[l] && s->error[l] && s->pixels[l];
    return have;
}

static void open_layer(struct fixnet *s, size_t l) {
    const struct layer *layer = &s->net->layer[l];
    s->out[l] = matrix_room(s->batch * layer->out);
    s->error[l] = matrix_room(s->batch * layer->out);
    s->pixels[l] = calloc(windows_size(layer) + 1, sizeof(uint32_t));
    if (s->pixels[l])
        s->map[l] =
            linear_of(layer, s->batch, windows_of(layer, s->pixels[l]));
}

struct fixnet *fixnet_open(const struct network *net, size_t batch,
                           int f, struct descent descent,
                           enum rounding how, uint64_t seed) {
    struct fixnet *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    *s = (struct fixnet){.net = net,
                         .batch = batch,
                         .f = f,
                         .descent = descent,
                         .how = how,
                         .random = {seed}};
    size_t room = 0, largest = 0;
    for (size_t l = 0; l < net->depth; l++) {
        open_layer(s, l);
        room = max(room, linear_room(&s->map[l]));
        largest = max(largest, parameters_of(s, l));
    }
    s->probability = matrix_room(batch * network_outputs(net));
    s->last = matrix_room(network_parameters(net));
    s->step = matrix_room(largest);
    s->room = matrix_room(room);
    if (have_room(s))
        return s;
    fixnet_close(s);
    return NULL;
}

void fixnet_close(struct fixnet *s) {
    if (!s)
        return;
    for (size_t l = 0; l < s->net->depth; l++) {
        free(s->out[l]);
        free(s->error[l]);
        free(s->pixels[l]);
    }
    free(s->probability);
    free(s->last);
    free(s->step);
    free(s->room);
    free(s);
}

static void drop(struct fixnet *s, ring *x, size_t n, int bits) {
    truncate_all(x, n, bits, s->how, &s->random);
}

/* z = xw + b, with twice the fraction bits. */
static void weigh(struct fixnet *s, size_t l, const ring *theta,
                  const ring *x, ring *z) {
    const struct linear *a = &s->map[l];
    const ring *w = theta + network_weights(s->net, l);
    const ring *b = theta + network_biases(s->net, l);
    size_t n = s->batch * a->out;
    for (size_t i = 0; i < n; i += a->filters)
        for (size_t k = 0; k < a->filters; k++)
            z[i + k] = mod_L((uint64_t)b[k] << s->f);
    linear_add(a, FORWARD, x, w, z, s->room);
}

/* The place of the largest number of a channel in a window. */
static size_t largest_at(const struct windows *v, const ring *image,
                         size_t position, size_t channel) {
    size_t best = windows_at(v, position, 0, channel);
    for (size_t k = 1; k < v->area; k++) {
        size_t at = windows_at(v, position, k, channel);
        if (signed_of(mod_L(image[at] - image[best])) > 0)
            best = at;
    }
    return best;
}

void fixed_pool(const struct linear *a, const ring *x, ring *z) {
    const struct windows *v = &a->windows;
    for (size_t i = 0; i < a->batch; i++, x += a->in)
        for (size_t k = 0; k < v->positions; k++)
            for (size_t c = 0; c < v->channels; c++)
                *z++ = x[largest_at(v, x, k, c)];
}

static void relu(const ring *z, ring *a, size_t n) {
    for (size_t i = 0; i < n; i++)
        a[i] = signed_of(z[i]) >= 0 ? z[i] : 0;
}

/* The inputs of layer l. */
static const ring *inputs(const struct fixnet *s, size_t l,
                          const ring *x) {
    return l == 0 ? x : s->out[l - 1];
}

static void forward_layer(struct fixnet *s, size_t l, const ring *theta,
                          const ring *x) {
    size_t n = s->batch * s->net->layer[l].out;
    ring *z = s->out[l];
    switch (s->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        weigh(s, l, theta, x, z);
        break;
    case MAXPOOL:
        fixed_pool(&s->map[l], x, z);
        break;
    case RELU:
        drop(s, s->out[l - 1], n, s->f);
        relu(x, z, n);
        return;
    }
    if (!network_waits(s->net, l))
        drop(s, z, n, s->f);
}

static void forward(struct fixnet *s, const ring *theta,
                    const ring *x) {
    for (size_t l = 0; l < s->net->depth; l++)
        forward_layer(s, l, theta, inputs(s, l, x));
}

static void output_error(struct fixnet *s, const ring *onehot) {
    size_t last = s->net->depth - 1, cols = network_outputs(s->net);
    ring *error = s->error[last];
    fixed_softmax(s->out[last], s->probability, s->batch, cols, s->f,
                  s->how, &s->random);
    for (size_t i = 0; i < s->batch * cols; i++)
        error[i] = mod_L(s->probability[i] - onehot[i]);
}

/* The error at the inputs of layer l > 0, which has weights. */
static void weigh_back(struct fixnet *s, size_t l, const ring *theta) {
    const struct linear *a = &s->map[l];
    const ring *w = theta + network_weights(s->net, l);
    size_t n = linear_size(a, BACKWARD);
    memset(s->error[l - 1], 0, n * sizeof(ring));
    linear_add(a, BACKWARD, s->error[l], w, s->error[l - 1], s->room);
    drop(s, s->error[l - 1], n, s->f);
}

/* The error at the inputs z of relu layer l > 0. */
static void relu_back(struct fixnet *s, size_t l) {
    const ring *z = s->out[l - 1];
    for (size_t i = 0; i < s->batch * s->net->layer[l].in; i++)
        s->error[l - 1][i] = signed_of(z[i]) >= 0 ? s->error[l][i] : 0;
}

void fixed_unpool(const struct linear *a, const ring *x,
                  const ring *error, ring *before) {
    const struct windows *v = &a->windows;
    memset(before, 0, a->batch * a->in * sizeof *before);
    for (size_t i = 0; i < a->batch; i++, x += a->in, before += a->in)
        for (size_t k = 0; k < v->positions; k++)
            for (size_t c = 0; c < v->channels; c++) {
                ring *to = &before[largest_at(v, x, k, c)];
                *to = mod_L(*to + *error++);
            }
}

/* A step of layer l down the gradient, with what momentum keeps. */
static void descend(struct fixnet *s, size_t l, ring *theta,
                    const ring *x) {
    const struct linear *a = &s->map[l];
    size_t n = parameters_of(s, l), w = linear_size(a, GRADIENT);
    ring *step = s->step, *last = s->last + network_weights(s->net, l);
    memset(step, 0, n * sizeof *step);
    linear_add(a, GRADIENT, x, s->error[l], step, s->room);
    linear_sum(a, s->error[l], step + w);
    for (size_t k = w; k < n; k++)
        step[k] = mod_L((uint64_t)step[k] << s->f);
    if (s->descent.momentum)
        momentum_add(s->descent, s->steps, s->f, last, step, n);
    drop(s, step, n, s->f + descent_shift(s->descent, s->steps));
    theta += network_weights(s->net, l);
    for (size_t k = 0; k < n; k++)
        theta[k] = mod_L(theta[k] - step[k]);
    memcpy(last, step, n * sizeof *last);
}

static void back_layer(struct fixnet *s, size_t l, ring *theta,
                       const ring *x) {
    switch (s->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        if (l > 0)
            weigh_back(s, l, theta);
        descend(s, l, theta, x);
        break;
    case RELU:
        relu_back(s, l);
        break;
    case MAXPOOL:
        fixed_unpool(&s->map[l], s->out[l - 1], s->error[l],
                     s->error[l - 1]);
        break;
    }
}

void fixnet_step(struct fixnet *s, ring *theta, const ring *x,
                 const ring *onehot) {
    forward(s, theta, x);
    output_error(s, onehot);
    for (size_t l = s->net->depth; l-- > 0;)
        back_layer(s, l, theta, inputs(s, l, x));
    s->steps++;
}

ring *fixnet_last_step(struct fixnet *s) {
    return s->last;
}

struct splitmix fixnet_random(const struct fixnet *s) {
    return s->random;
}

void fixnet_go_on(struct fixnet *s, size_t steps,
                  struct splitmix random) {
    s->steps = steps;
    s->random = random;
}

const ring *fixnet_output(const struct fixnet *s, size_t l) {
    return s->out[l];
}

const ring *fixnet_probabilities(const struct fixnet *s) {
    return s->probability;
}

const ring *fixnet_delta(const struct fixnet *s) {
    return s->error[s->net->depth - 1];
}
