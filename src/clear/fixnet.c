/* Tangled from chapters/07-fixed-network.md; edit that file. */
#include "fixnet.h"

#include <stdlib.h>
#include <string.h>

#include "goldschmidt.h"
#include "matrix.h"

ring fixed_reciprocal(ring y, size_t bound, int f, enum rounding how,
                      struct splitmix *random) {
    ring q = goldschmidt_guess(bound, f), n = mod_L(q * y);

    truncate_all(&n, 1, f, how, random);
    for (int i = goldschmidt_steps(bound, f); i > 0; i--) {
        ring factor = mod_L((UINT64_C(2) << f) - n);
        q = mod_L(q * factor);
        n = mod_L(n * factor);
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
            v[j] = mod_L(v[j] * v[j]);
        truncate_all(v, n, f, how, random);
    }
}

/* Divide a row, of exponentials, by its sum. */
static void fixed_share_out(ring *e, size_t n, int f, enum rounding how,
                            struct splitmix *random) {
    ring sum = 0;
    for (size_t j = 0; j < n; j++)
        sum += e[j];
    ring q = fixed_reciprocal(mod_L(sum), n, f, how, random);
    for (size_t j = 0; j < n; j++)
        e[j] = mod_L(e[j] * q);
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
    size_t batch;
    int f, shift;
    enum rounding how;
    struct splitmix random;
    ring *out[LAYERS_MAX];   /* of each layer, batch x out */
    ring *error[LAYERS_MAX]; /* at these outputs */
    ring *probability;       /* batch x outputs */
    ring *step;              /* as the largest weights */
    ring *turned;            /* weights, transposed */
};

static size_t max(size_t a, size_t b) {
    return a > b ? a : b;
}

static int have_room(const struct fixnet *s) {
    int have = s->probability && s->step && s->turned;
    for (size_t l = 0; l < s->net->depth; l++)
        have = have && s->out[l] && s->error[l];
    return have;
}

struct fixnet *fixnet_open(const struct network *net, size_t batch,
                           int f, int shift, enum rounding how,
                           uint64_t seed) {
    struct fixnet *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    *s = (struct fixnet){.net = net,
                         .batch = batch,
                         .f = f,
                         .shift = shift,
                         .how = how,
                         .random = {seed}};
    size_t largest = 0;
    for (size_t l = 0; l < net->depth; l++) {
        const struct layer *layer = &net->layer[l];
        s->out[l] = matrix_room(batch * layer->out);
        s->error[l] = matrix_room(batch * layer->out);
        largest = max(largest, layer->in * layer->out);
    }
    s->probability = matrix_room(batch * network_outputs(net));
    s->step = matrix_room(largest);
    s->turned = matrix_room(largest);
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
    }
    free(s->probability);
    free(s->step);
    free(s->turned);
    free(s);
}

static void drop(struct fixnet *s, ring *x, size_t n, int bits) {
    truncate_all(x, n, bits, s->how, &s->random);
}

/* z = xy, where x is m x n and y n x v, less `bits` fraction bits. */
static void product(struct fixnet *s, const ring *x, const ring *y,
                    ring *z, size_t m, size_t n, size_t v, int bits) {
    memset(z, 0, m * v * sizeof *z);
    matrix_mul_add(x, y, z, m, n, v);
    drop(s, z, m * v, bits);
}

/* z = x^T y, where x is n x m. */
static void turned_product(struct fixnet *s, const ring *x,
                           const ring *y, ring *z, size_t m, size_t n,
                           size_t v, int bits) {
    memset(z, 0, m * v * sizeof *z);
    matrix_turned_mul_add(x, y, z, m, n, v);
    drop(s, z, m * v, bits);
}

static void dense(struct fixnet *s, size_t l, const ring *theta,
                  const ring *x) {
    const struct layer *layer = &s->net->layer[l];
    const ring *w = theta + network_weights(s->net, l);
    const ring *b = theta + network_biases(s->net, l);
    ring *z = s->out[l];
    product(s, x, w, z, s->batch, layer->in, layer->out, s->f);
    for (size_t i = 0; i < s->batch; i++)
        for (size_t j = 0; j < layer->out; j++, z++)
            *z = mod_L(*z + b[j]);
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

static void forward(struct fixnet *s, const ring *theta,
                    const ring *x) {
    for (size_t l = 0; l < s->net->depth; l++) {
        size_t n = s->batch * s->net->layer[l].out;
        if (s->net->layer[l].kind == DENSE)
            dense(s, l, theta, inputs(s, l, x));
        else
            relu(inputs(s, l, x), s->out[l], n);
    }
}

static void output_error(struct fixnet *s, const ring *onehot) {
    size_t last = s->net->depth - 1, cols = network_outputs(s->net);
    ring *error = s->error[last];
    fixed_softmax(s->out[last], s->probability, s->batch, cols, s->f,
                  s->how, &s->random);
    for (size_t i = 0; i < s->batch * cols; i++)
        error[i] = mod_L(s->probability[i] - onehot[i]);
}

/* The error at the inputs of dense layer l > 0. */
static void dense_back(struct fixnet *s, size_t l, const ring *theta) {
    const struct layer *layer = &s->net->layer[l];
    const ring *w = theta + network_weights(s->net, l);
    matrix_transpose(w, s->turned, layer->in, layer->out);
    product(s, s->error[l], s->turned, s->error[l - 1], s->batch,
            layer->out, layer->in, s->f);
}

/* The error at the inputs z of relu layer l > 0. */
static void relu_back(struct fixnet *s, size_t l) {
    const ring *z = s->out[l - 1];
    for (size_t i = 0; i < s->batch * s->net->layer[l].in; i++)
        s->error[l - 1][i] = signed_of(z[i]) >= 0 ? s->error[l][i] : 0;
}

static void subtract(ring *from, const ring *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        from[i] = mod_L(from[i] - x[i]);
}

static void update_weights(struct fixnet *s, size_t l, ring *theta,
                           const ring *x) {
    const struct layer *layer = &s->net->layer[l];
    turned_product(s, x, s->error[l], s->step, layer->in, s->batch,
                   layer->out, s->f + s->shift);
    subtract(theta + network_weights(s->net, l), s->step,
             layer->in * layer->out);
}

static void update_biases(struct fixnet *s, size_t l, ring *theta) {
    size_t out = s->net->layer[l].out;
    memset(s->step, 0, out * sizeof *s->step);
    for (size_t i = 0; i < s->batch * out; i++)
        s->step[i % out] = mod_L(s->step[i % out] + s->error[l][i]);
    drop(s, s->step, out, s->shift);
    subtract(theta + network_biases(s->net, l), s->step, out);
}

static void backward(struct fixnet *s, ring *theta, const ring *x) {
    for (size_t l = s->net->depth; l-- > 0;) {
        if (s->net->layer[l].kind == RELU) {
            relu_back(s, l);
            continue;
        }
        if (l > 0)
            dense_back(s, l, theta);
        update_weights(s, l, theta, inputs(s, l, x));
        update_biases(s, l, theta);
    }
}

void fixnet_step(struct fixnet *s, ring *theta, const ring *x,
                 const ring *onehot) {
    forward(s, theta, x);
    output_error(s, onehot);
    backward(s, theta, x);
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
