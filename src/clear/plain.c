/* Tangled from chapters/04-backprop.md; edit that file. */
#include "plain.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "floats.h"
#include "window.h"

static void dense(const float *weights, const float *biases,
                  const float *x, float *z, size_t rows, size_t fan,
                  size_t filters) {
    for (size_t i = 0; i < rows; i++)
        memcpy(z + i * filters, biases, filters * sizeof *z);
    float_mul_add(x, weights, z, rows, fan, filters);
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
    float *slopes, *steps;  /* as theta; the last steps */
    float spread;           /* of an image's outputs, the widest */
    float *rows;            /* an image's windows, gathered */
    uint32_t *pixels[LAYERS_MAX];
    struct windows windows[LAYERS_MAX];
};

static float *room(size_t n) {
    return calloc(n, sizeof(float));
}

/* The most weights that a layer has. */
static size_t most_weights(const struct network *net) {
    size_t most = 0;
    for (size_t l = 0; l < net->depth; l++) {
        size_t n =
            layer_fan(&net->layer[l]) * layer_filters(&net->layer[l]);
        most = n > most ? n : most;
    }
    return most;
}

/* The most numbers that an image's windows have in a layer. */
static size_t most_rows(const struct plain *p) {
    size_t most = 1;
    for (size_t l = 0; l < p->net->depth; l++) {
        const struct windows *v = &p->windows[l];
        size_t n = v->positions * v->area * v->channels;
        most = n > most ? n : most;
    }
    return most;
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
    int have = p->error && p->before && p->turned && p->slopes &&
               p->steps && p->rows;
    for (size_t l = 0; l < p->net->depth; l++)
        have = have && p->out[l] && p->windows[l].positions;
    return have;
}

/* The layer's windows; without memory none, not even one. */
static void open_windows(struct plain *p, size_t l) {
    const struct layer *layer = &p->net->layer[l];
    p->pixels[l] = calloc(windows_size(layer) + 1, sizeof(uint32_t));
    if (p->pixels[l])
        p->windows[l] = windows_of(layer, p->pixels[l]);
}

struct plain *plain_open(const struct network *net, size_t batch) {
    struct plain *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->net = net;
    p->batch = batch;
    for (size_t l = 0; l < net->depth; l++) {
        p->out[l] = room(batch * net->layer[l].out);
        open_windows(p, l);
    }
    p->rows = room(most_rows(p));
    p->error = room(batch * widest(net));
    p->before = room(batch * widest(net));
    p->turned = room(most_weights(net));
    p->slopes = room(network_parameters(net));
    p->steps = room(network_parameters(net));
    if (have_room(p))
        return p;
    plain_close(p);
    return NULL;
}

void plain_close(struct plain *p) {
    if (!p)
        return;
    for (size_t l = 0; l < p->net->depth; l++) {
        free(p->out[l]);
        free(p->pixels[l]);
    }
    free(p->rows);
    free(p->error);
    free(p->before);
    free(p->turned);
    free(p->slopes);
    free(p->steps);
    free(p);
}

static const float *inputs(const struct plain *p, size_t l,
                           const float *x) {
    return l == 0 ? x : p->out[l - 1];
}

/* A layer multiplies this many matrices by its weights, and each has
   this many rows: all images at once, or the windows of one. */
static size_t tiles(const struct plain *p, size_t l) {
    return p->windows[l].pixel ? p->batch : 1;
}

static size_t tile_rows(const struct plain *p, size_t l) {
    return p->windows[l].pixel ? p->windows[l].positions : p->batch;
}

/* Matrix t of the inputs x of layer l. */
static const float *tile(struct plain *p, size_t l, const float *x,
                         size_t t) {
    if (!p->windows[l].pixel)
        return x;
    windows_gather(&p->windows[l], x + t * p->net->layer[l].in, p->rows,
                   sizeof *x);
    return p->rows;
}

static void weigh(struct plain *p, size_t l, const float *theta,
                  const float *x) {
    const struct layer *layer = &p->net->layer[l];
    const float *weights = theta + network_weights(p->net, l);
    const float *biases = theta + network_biases(p->net, l);
    for (size_t t = 0; t < tiles(p, l); t++)
        dense(weights, biases, tile(p, l, x, t),
              p->out[l] + t * layer->out, tile_rows(p, l),
              layer_fan(layer), layer_filters(layer));
}

static void pool(struct plain *p, size_t l, const float *x) {
    const struct layer *layer = &p->net->layer[l];
    for (size_t i = 0; i < p->batch; i++)
        windows_pool(&p->windows[l], x + i * layer->in,
                     p->out[l] + i * layer->out);
}

static void forward_layer(struct plain *p, size_t l, const float *theta,
                          const float *x) {
    const struct layer *layer = &p->net->layer[l];
    switch (layer->kind) {
    case DENSE:
    case CONVOLUTION:
        weigh(p, l, theta, x);
        break;
    case RELU:
        relu(x, p->out[l], p->batch * layer->out);
        break;
    case MAXPOOL:
        pool(p, l, x);
        break;
    }
}

const float *plain_forward(struct plain *p, const float *theta,
                           const float *x) {
    const struct network *net = p->net;
    for (size_t l = 0; l < net->depth; l++)
        forward_layer(p, l, theta, inputs(p, l, x));
    float *last = p->out[net->depth - 1];
    p->spread = 0;
    for (size_t i = 0; i < p->batch; i++)
        p->spread =
            fmaxf(p->spread, softmax(last + i * network_outputs(net),
                                     network_outputs(net)));
    return last;
}

static void slopes_of(struct plain *p, size_t l, const float *x,
                      float *slopes) {
    const struct layer *layer = &p->net->layer[l];
    float *weights = slopes + network_weights(p->net, l);
    float *biases = slopes + network_biases(p->net, l);
    size_t filters = layer_filters(layer), n = p->batch * layer->out;
    for (size_t t = 0; t < tiles(p, l); t++)
        float_turned_mul_add(
            tile(p, l, x, t), p->error + t * layer->out, weights,
            layer_fan(layer), tile_rows(p, l), filters);
    for (size_t i = 0; i < n; i += filters)
        for (size_t j = 0; j < filters; j++)
            biases[j] += p->error[i + j];
}

/* The errors of one tile's rows are added to those of the inputs. */
static void hand_on(struct plain *p, size_t l, size_t t) {
    const struct layer *layer = &p->net->layer[l];
    const struct windows *v = &p->windows[l];
    size_t rows = tile_rows(p, l), fan = layer_fan(layer);
    float *before = v->pixel ? p->rows : p->before;
    memset(before, 0, rows * fan * sizeof *before);
    float_mul_add(p->error + t * layer->out, p->turned, before, rows,
                  layer_filters(layer), fan);
    if (v->pixel)
        windows_scatter(v, before, p->before + t * layer->in);
}

static void swap_errors(struct plain *p) {
    float *spare = p->error;
    p->error = p->before;
    p->before = spare;
}

static void weigh_back(struct plain *p, size_t l, const float *theta,
                       const float *x, float *slopes) {
    const struct layer *layer = &p->net->layer[l];
    slopes_of(p, l, x, slopes);
    if (l == 0)
        return;
    float_transpose(theta + network_weights(p->net, l), p->turned,
                    layer_fan(layer), layer_filters(layer));
    memset(p->before, 0, p->batch * layer->in * sizeof *p->before);
    for (size_t t = 0; t < tiles(p, l); t++)
        hand_on(p, l, t);
    swap_errors(p);
}

static void relu_back(const float *z, float *error, size_t n) {
    for (size_t i = 0; i < n; i++)
        error[i] = z[i] >= 0 ? error[i] : 0;
}

static void pool_back(struct plain *p, size_t l, const float *x) {
    const struct layer *layer = &p->net->layer[l];
    memset(p->before, 0, p->batch * layer->in * sizeof *p->before);
    for (size_t i = 0; i < p->batch; i++)
        windows_unpool(&p->windows[l], x + i * layer->in,
                       p->error + i * layer->out,
                       p->before + i * layer->in);
    swap_errors(p);
}

static void back_layer(struct plain *p, size_t l, const float *theta,
                       const float *x, float *slopes) {
    switch (p->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        weigh_back(p, l, theta, x, slopes);
        break;
    case RELU:
        relu_back(x, p->error, p->batch * p->net->layer[l].in);
        break;
    case MAXPOOL:
        pool_back(p, l, x);
        break;
    }
}

static void backward(struct plain *p, const float *theta,
                     const float *x, float *slopes) {
    memset(slopes, 0, network_parameters(p->net) * sizeof *slopes);
    for (size_t l = p->net->depth; l-- > 0;)
        back_layer(p, l, theta, inputs(p, l, x), slopes);
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
                 const uint8_t *labels, float rate, float momentum) {
    size_t n = network_parameters(p->net);
    float loss = plain_slopes(p, theta, x, labels, p->slopes);
    for (size_t i = 0; i < n; i++) {
        p->steps[i] = momentum * p->steps[i] + rate * p->slopes[i];
        theta[i] -= p->steps[i];
    }
    return loss;
}

float *plain_last_step(struct plain *p) {
    return p->steps;
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
