/* Tangled from chapters/04-backprop.md; edit that file. */
#include "plain.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hot.h"

/* z += xy, where x is m x n, y is n x v and z is m x v. */
HOT static void mul_add(const float *restrict x,
                        const float *restrict y, float *restrict z,
                        size_t m, size_t n, size_t v) {
    for (size_t i = 0; i < m; i++)
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < v; j++)
                z[i * v + j] += x[i * n + k] * y[k * v + j];
}

/* z += x'y, where x is m x n, x' its transpose, y is m x v and z is
   n x v. */
HOT static void mul_add_left(const float *restrict x,
                             const float *restrict y, float *restrict z,
                             size_t m, size_t n, size_t v) {
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < m; i++)
            for (size_t j = 0; j < v; j++)
                z[k * v + j] += x[i * n + k] * y[i * v + j];
}

/* out, n x m, is the transpose of x, m x n. */
static void transpose(const float *x, float *out, size_t m, size_t n) {
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++)
            out[j * m + i] = x[i * n + j];
}

static void dense(const struct layer *layer, const float *weights,
                  const float *biases, const float *x, float *z,
                  size_t batch) {
    for (size_t i = 0; i < batch; i++)
        memcpy(z + i * layer->out, biases, layer->out * sizeof *z);
    mul_add(x, weights, z, batch, layer->in, layer->out);
}

static void relu(const float *z, float *a, size_t n) {
    for (size_t i = 0; i < n; i++)
        a[i] = z[i] >= 0 ? z[i] : 0;
}

/* Turn one row of outputs into probabilities; return how far apart
   the outputs were. */
static float softmax(float *z, size_t n) {
    float max = z[0], min = z[0], sum = 0;
    for (size_t j = 1; j < n; j++) {
        max = z[j] > max ? z[j] : max;
        min = z[j] < min ? z[j] : min;
    }
    for (size_t j = 0; j < n; j++) {
        z[j] = expf(z[j] - max);
        sum += z[j];
    }
    for (size_t j = 0; j < n; j++)
        z[j] /= sum;
    return max - min;
}

struct plain {
    const struct network *net;
    size_t batch;
    float *out[LAYERS_MAX]; /* of each layer, batch x out */
    float *error, *before;  /* batch x the widest layer */
    float *turned;          /* the largest weights, transposed */
    float *slopes;          /* as theta */
    float spread;           /* of an image's outputs, the widest */
};

static float *room(size_t n) {
    return calloc(n, sizeof(float));
}

/* The largest of all layers' in x out. */
static size_t largest(const struct network *net) {
    size_t size = 0;
    for (size_t l = 0; l < net->depth; l++) {
        size_t s = net->layer[l].in * net->layer[l].out;
        size = s > size ? s : size;
    }
    return size;
}

/* The largest of all layers' in and out. */
static size_t widest(const struct network *net) {
    size_t width = network_outputs(net);
    for (size_t l = 0; l < net->depth; l++)
        if (net->layer[l].in > width)
            width = net->layer[l].in;
    return width;
}

static int have_room(const struct plain *p) {
    int have = p->error && p->before && p->turned && p->slopes;
    for (size_t l = 0; l < p->net->depth; l++)
        have = have && p->out[l];
    return have;
}

struct plain *plain_open(const struct network *net, size_t batch) {
    struct plain *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->net = net;
    p->batch = batch;
    for (size_t l = 0; l < net->depth; l++)
        p->out[l] = room(batch * net->layer[l].out);
    p->error = room(batch * widest(net));
    p->before = room(batch * widest(net));
    p->turned = room(largest(net));
    p->slopes = room(network_parameters(net));
    if (have_room(p))
        return p;
    plain_close(p);
    return NULL;
}

void plain_close(struct plain *p) {
    if (!p)
        return;
    for (size_t l = 0; l < p->net->depth; l++)
        free(p->out[l]);
    free(p->error);
    free(p->before);
    free(p->turned);
    free(p->slopes);
    free(p);
}

static const float *inputs(const struct plain *p, size_t l,
                           const float *x) {
    return l == 0 ? x : p->out[l - 1];
}

const float *plain_forward(struct plain *p, const float *theta,
                           const float *x) {
    const struct network *net = p->net;
    for (size_t l = 0; l < net->depth; l++) {
        const struct layer *layer = &net->layer[l];
        if (layer->kind == DENSE)
            dense(layer, theta + network_weights(net, l),
                  theta + network_biases(net, l), inputs(p, l, x),
                  p->out[l], p->batch);
        else
            relu(inputs(p, l, x), p->out[l], p->batch * layer->out);
    }
    float *last = p->out[net->depth - 1];
    p->spread = 0;
    for (size_t i = 0; i < p->batch; i++)
        p->spread =
            fmaxf(p->spread, softmax(last + i * network_outputs(net),
                                     network_outputs(net)));
    return last;
}

static void dense_back(struct plain *p, size_t l, const float *theta,
                       const float *x, float *slopes) {
    const struct layer *layer = &p->net->layer[l];
    float *weights = slopes + network_weights(p->net, l);
    float *biases = slopes + network_biases(p->net, l);
    mul_add_left(x, p->error, weights, p->batch, layer->in, layer->out);
    for (size_t i = 0; i < p->batch; i++)
        for (size_t j = 0; j < layer->out; j++)
            biases[j] += p->error[i * layer->out + j];
    if (l == 0)
        return;
    /* Hand the error on. */
    transpose(theta + network_weights(p->net, l), p->turned, layer->in,
              layer->out);
    memset(p->before, 0, p->batch * layer->in * sizeof(float));
    mul_add(p->error, p->turned, p->before, p->batch, layer->out,
            layer->in);
    float *spare = p->error;
    p->error = p->before;
    p->before = spare;
}

static void relu_back(const float *z, float *error, size_t n) {
    for (size_t i = 0; i < n; i++)
        error[i] = z[i] >= 0 ? error[i] : 0;
}

static void backward(struct plain *p, const float *theta,
                     const float *x, float *slopes) {
    memset(slopes, 0, network_parameters(p->net) * sizeof *slopes);
    for (size_t l = p->net->depth; l-- > 0;) {
        const float *in = inputs(p, l, x);
        if (p->net->layer[l].kind == DENSE)
            dense_back(p, l, theta, in, slopes);
        else
            relu_back(in, p->error, p->batch * p->net->layer[l].in);
    }
}

static float loss_of(float probability) {
    return -logf(probability > FLT_MIN ? probability : FLT_MIN);
}

float plain_slopes(struct plain *p, const float *theta, const float *x,
                   const uint8_t *labels, float *slopes) {
    size_t classes = network_outputs(p->net);
    const float *probability = plain_forward(p, theta, x);
    float part = 1 / (float)p->batch, loss = 0;
    for (size_t i = 0; i < p->batch * classes; i++)
        p->error[i] = probability[i] * part;
    for (size_t i = 0; i < p->batch; i++) {
        loss += loss_of(probability[i * classes + labels[i]]) * part;
        p->error[i * classes + labels[i]] -= part;
    }
    backward(p, theta, x, slopes);
    return loss;
}

float plain_step(struct plain *p, float *theta, const float *x,
                 const uint8_t *labels, float rate) {
    size_t n = network_parameters(p->net);
    float loss = plain_slopes(p, theta, x, labels, p->slopes);
    for (size_t i = 0; i < n; i++)
        theta[i] -= rate * p->slopes[i];
    return loss;
}

#define SCORED 100

/* Add the first n rows of a batch to the score. */
static void count_rows(struct score *s, const float *probability,
                       size_t classes, const uint8_t *labels,
                       size_t n) {
    for (size_t i = 0; i < n; i++) {
        const float *row = probability + i * classes;
        size_t best = 0;
        for (size_t j = 1; j < classes; j++)
            best = row[j] > row[best] ? j : best;
        s->loss += loss_of(row[labels[i]]);
        s->accuracy += best == labels[i];
    }
}

static void score_all(struct score *s, struct plain *p,
                      const float *theta, const struct dataset *d,
                      size_t n, float *x) {
    size_t which[SCORED];
    uint8_t labels[SCORED];
    for (size_t done = 0; done < n; done += SCORED) {
        size_t rows = n - done < SCORED ? n - done : SCORED;
        for (size_t i = 0; i < rows; i++)
            which[i] = done + i;
        dataset_batch(d, which, rows, x, labels);
        count_rows(s, plain_forward(p, theta, x),
                   network_outputs(p->net), labels, rows);
        s->spread = fmaxf(s->spread, p->spread);
    }
}

struct score plain_score(const struct network *net, const float *theta,
                         const struct dataset *d, size_t limit) {
    size_t n = limit && limit < d->count ? limit : d->count;
    struct score s = {0, 0, 0};
    struct plain *p = plain_open(net, SCORED);
    float *x = room(SCORED * network_inputs(net));
    if (p && x)
        score_all(&s, p, theta, d, n, x);
    else
        s.loss = NAN;
    free(x);
    plain_close(p);
    return (struct score){s.loss / (double)n, s.accuracy / (double)n,
                          s.spread};
}
