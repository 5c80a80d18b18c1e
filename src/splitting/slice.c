/* Tangled from chapters/58-split.md; edit that file. */
#include "slice.h"

#include <string.h>

#include "floats.h"

float *take_floats(struct party *me, size_t n) {
    void *taken = take_bytes(me, n * sizeof(float));

    memset(taken, 0, n * sizeof(float));
    return taken;
}

static size_t most(size_t a, size_t b) {
    return a > b ? a : b;
}

struct slice slice_open(struct party *me, const struct network *net,
                        size_t from, size_t to, size_t batch) {
    struct slice s = {
        .net = net, .from = from, .to = to, .batch = batch};
    size_t width = 1, weights = 1;

    for (size_t l = from; l < to; l++) {
        const struct layer *layer = &net->layer[l];

        s.out[l] = take_floats(me, batch * layer->out);
        width = most(width, most(layer->in, layer->out));
        weights = most(weights, layer->in * layer->out);
    }
    for (int i = 0; i < 2; i++)
        s.error[i] = take_floats(me, batch * width);
    s.turned = take_floats(me, weights);
    s.theta = take_floats(me, network_parameters(net));
    return s;
}

static const float *input_of(const struct slice *s, size_t l) {
    return l == s->from ? s->x : s->out[l - 1];
}

static void dense_on(struct slice *s, size_t l) {
    const struct layer *layer = &s->net->layer[l];
    const float *b = s->theta + network_biases(s->net, l);

    for (size_t i = 0; i < s->batch; i++)
        memcpy(s->out[l] + i * layer->out, b, layer->out * sizeof *b);
    float_mul_add(input_of(s, l), s->theta + network_weights(s->net, l),
                  s->out[l], s->batch, layer->in, layer->out);
}

static void relu_on(struct slice *s, size_t l) {
    const float *z = input_of(s, l);

    for (size_t k = 0; k < s->batch * s->net->layer[l].out; k++)
        s->out[l][k] = z[k] >= 0 ? z[k] : 0;
}

const float *slice_forward(struct slice *s, const float *x) {
    s->x = x;
    for (size_t l = s->from; l < s->to; l++)
        (s->net->layer[l].kind == DENSE ? dense_on : relu_on)(s, l);
    return s->out[s->to - 1];
}

/* back = error w^T, by a copy of w that is turned. */
static void error_back(struct slice *s, size_t l, const float *error,
                       float *back) {
    const struct layer *layer = &s->net->layer[l];
    const float *w = s->theta + network_weights(s->net, l);

    float_transpose(w, s->turned, layer->in, layer->out);
    memset(back, 0, s->batch * layer->in * sizeof *back);
    float_mul_add(error, s->turned, back, s->batch, layer->out,
                  layer->in);
}

static void step_down(struct slice *s, size_t l, const float *error,
                      float step) {
    const struct layer *layer = &s->net->layer[l];
    size_t n = layer->in * layer->out;
    float *w = s->theta + network_weights(s->net, l);
    float *b = s->theta + network_biases(s->net, l);

    memset(s->turned, 0, n * sizeof *s->turned);
    float_turned_mul_add(input_of(s, l), error, s->turned, layer->in,
                         s->batch, layer->out);
    for (size_t k = 0; k < n; k++)
        w[k] -= step * s->turned[k];
    for (size_t k = 0; k < s->batch * layer->out; k++)
        b[k % layer->out] -= step * error[k];
}

static void relu_back(struct slice *s, size_t l, const float *error,
                      float *back) {
    const float *z = input_of(s, l);

    for (size_t k = 0; k < s->batch * s->net->layer[l].in; k++)
        back[k] = z[k] >= 0 ? error[k] : 0;
}

void slice_learn(struct slice *s, const float *error, float *back,
                 float step) {
    for (size_t l = s->to; l-- > s->from;) {
        float *next = l == s->from ? back : s->error[l % 2];

        if (s->net->layer[l].kind == DENSE) {
            error_back(s, l, error, next);
            step_down(s, l, error, step);
        } else {
            relu_back(s, l, error, next);
        }
        error = next;
    }
}
