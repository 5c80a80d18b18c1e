/* Tangled from chapters/09-few-bits.md; edit that file. */
#include "intnet.h"

#include "fixed.h"
#include "fixnet.h"
#include "linear.h"
#include "matrix.h"
#include "moments.h"
#include "truncate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct intnet {
    const struct network *net;
    const struct shifts *shifts;
    size_t batch, steps;
    struct descent descent;
    ring *out[LAYERS_MAX];   /* of each layer, batch x out */
    ring *error[LAYERS_MAX]; /* at these outputs */
    ring *weight;            /* theta, as it is used */
    ring *step;              /* of the largest layer */
    ring *moments;           /* with AMSgrad; else NULL */
    ring *room;              /* for the products */
    uint32_t *pixels[LAYERS_MAX];
    struct linear map[LAYERS_MAX];
};

static size_t max(size_t a, size_t b) {
    return a > b ? a : b;
}

static int have_room(const struct intnet *s) {
    int have = s->weight && s->step && s->room &&
               (s->moments || !s->shifts->amsgrad);
    for (size_t l = 0; l < s->net->depth; l++)
        have = have && s->out[l] && s->error[l] && s->pixels[l];
    return have;
}

static void open_layer(struct intnet *s, size_t l) {
    const struct layer *layer = &s->net->layer[l];
    s->out[l] = matrix_room(s->batch * layer->out);
    s->error[l] = matrix_room(s->batch * layer->out);
    s->pixels[l] = calloc(windows_size(layer) + 1, sizeof(uint32_t));
    if (s->pixels[l])
        s->map[l] =
            linear_of(layer, s->batch, windows_of(layer, s->pixels[l]));
}

struct intnet *intnet_open(const struct network *net,
                           const struct shifts *shifts, size_t batch,
                           struct descent descent) {
    struct intnet *s = calloc(1, sizeof *s);
    size_t room = 0, largest = 0;
    if (!s)
        return NULL;
    *s = (struct intnet){.net = net,
                         .shifts = shifts,
                         .batch = batch,
                         .descent = descent};
    for (size_t l = 0; l < net->depth; l++) {
        open_layer(s, l);
        room = max(room, linear_room(&s->map[l]));
        largest = max(largest, linear_size(&s->map[l], GRADIENT));
    }
    s->weight = matrix_room(network_parameters(net));
    s->step = matrix_room(largest);
    s->room = matrix_room(room);
    if (shifts->amsgrad)
        s->moments = matrix_room(3 * network_parameters(net));
    if (have_room(s))
        return s;
    intnet_close(s);
    return NULL;
}

void intnet_close(struct intnet *s) {
    if (!s)
        return;
    for (size_t l = 0; l < s->net->depth; l++) {
        free(s->out[l]);
        free(s->error[l]);
        free(s->pixels[l]);
    }
    free(s->weight);
    free(s->step);
    free(s->moments);
    free(s->room);
    free(s);
}

void intnet_init(const struct network *net, const struct shifts *shifts,
                 ring *theta, uint64_t seed) {
    int64_t most = INT64_C(1) << shifts->start;
    struct splitmix random = {seed};
    memset(theta, 0, network_parameters(net) * sizeof *theta);
    for (size_t l = 0; l < net->depth; l++)
        for (size_t k = network_weights(net, l);
             k < network_biases(net, l); k++)
            theta[k] = ring_of((int64_t)splitmix_below(
                                   &random, 2 * (uint64_t)most + 1) -
                               most);
}

void intnet_use(const struct network *net, const struct shifts *shifts,
                const ring *theta, ring *weight) {
    for (size_t k = 0; k < network_parameters(net); k++)
        weight[k] = shifts_weight(shifts, theta[k]);
}

/* To the nearest, ties up. */
static void drop(ring *x, size_t n, int bits) {
    if (bits > 0)
        truncate_all(x, n, bits, NEAREST, NULL);
}

/* out = x / 2^bits where z is not negative, else 0. */
static void keep_positive(const ring *z, const ring *x, ring *out,
                          size_t n, int bits) {
    for (size_t i = 0; i < n; i++)
        out[i] = signed_of(z[i]) >= 0 ? x[i] : 0;
    drop(out, n, bits);
}

static const ring *inputs(const struct intnet *s, size_t l,
                          const ring *x) {
    return l == 0 ? x : s->out[l - 1];
}

static void forward_layer(struct intnet *s, size_t l,
                          const ring *weight, const ring *x) {
    size_t n = s->batch * s->net->layer[l].out;
    const ring *w = weight + network_weights(s->net, l);
    ring *z = s->out[l];
    switch (s->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        memset(z, 0, n * sizeof *z);
        linear_add(&s->map[l], FORWARD, x, w, z, s->room);
        if (!network_waits(s->net, l))
            drop(z, n, s->shifts->down[l]);
        break;
    case MAXPOOL:
        fixed_pool(&s->map[l], x, z);
        break;
    case RELU:
        keep_positive(x, x, z, n, s->shifts->down[l]);
        break;
    }
}

const ring *intnet_forward(struct intnet *s, const ring *weight,
                           const ring *x) {
    for (size_t l = 0; l < s->net->depth; l++)
        forward_layer(s, l, weight, inputs(s, l, x));
    return s->out[s->net->depth - 1];
}

/* How far an output is on the wrong side: of the goal, for the label,
   and of 0 for all others. */
static int64_t wrong_by(int64_t o, bool label, int64_t goal) {
    int64_t by = label ? goal - o : o;
    return by > 0 ? by : 0;
}

static void output_error(struct intnet *s, const ring *onehot) {
    size_t last = s->net->depth - 1;
    const ring *o = s->out[last];
    for (size_t i = 0; i < s->batch * s->net->layer[last].out; i++) {
        bool label = onehot[i] == 1;
        int64_t by = wrong_by(signed_of(o[i]), label, s->shifts->goal);
        by = by > s->shifts->most ? s->shifts->most : by;
        s->error[last][i] = ring_of(label ? -by : by);
    }
}

/* The error of what goes into layer l > 0. */
static void weigh_back(struct intnet *s, size_t l) {
    const struct linear *a = &s->map[l];
    const ring *w = s->weight + network_weights(s->net, l);
    size_t n = linear_size(a, BACKWARD);
    memset(s->error[l - 1], 0, n * sizeof(ring));
    linear_add(a, BACKWARD, s->error[l], w, s->error[l - 1], s->room);
    if (s->net->layer[l - 1].kind != RELU)
        drop(s->error[l - 1], n, s->shifts->back[l - 1]);
}

static void descend_by_moments(struct intnet *s, size_t l, ring *theta,
                               size_t n) {
    size_t all = network_parameters(s->net);
    ring *own = s->moments + network_weights(s->net, l);
    struct moments m = {own, own + all, own + 2 * all};
    moments_step(m, s->step, theta, n,
                 shifts_halvings(s->descent, s->steps));
}

/* A step down: nothing is divided, and so nothing rounded, if not by
   AMSgrad. */
static void descend(struct intnet *s, size_t l, ring *theta,
                    const ring *x) {
    const struct linear *a = &s->map[l];
    size_t n = linear_size(a, GRADIENT);
    int up = shifts_up(s->shifts, l, s->descent, s->steps);
    memset(s->step, 0, n * sizeof *s->step);
    linear_add(a, GRADIENT, x, s->error[l], s->step, s->room);
    theta += network_weights(s->net, l);
    if (s->moments)
        descend_by_moments(s, l, theta, n);
    else
        for (size_t k = 0; k < n; k++)
            theta[k] = mod_L(theta[k] - (s->step[k] << up));
}

static void back_layer(struct intnet *s, size_t l, ring *theta,
                       const ring *x) {
    switch (s->net->layer[l].kind) {
    case DENSE:
    case CONVOLUTION:
        if (l > 0)
            weigh_back(s, l);
        descend(s, l, theta, x);
        break;
    case RELU:
        keep_positive(s->out[l - 1], s->error[l], s->error[l - 1],
                      s->batch * s->net->layer[l].in,
                      s->shifts->back[l]);
        break;
    case MAXPOOL:
        fixed_unpool(&s->map[l], s->out[l - 1], s->error[l],
                     s->error[l - 1]);
        break;
    }
}

void intnet_step(struct intnet *s, ring *theta, const ring *x,
                 const ring *onehot) {
    intnet_use(s->net, s->shifts, theta, s->weight);
    intnet_forward(s, s->weight, x);
    output_error(s, onehot);
    for (size_t l = s->net->depth; l-- > 0;)
        back_layer(s, l, theta, inputs(s, l, x));
    s->steps++;
    shifts_cut(s->shifts, theta, network_parameters(s->net), s->steps);
}

void intnet_go_on(struct intnet *s, size_t steps) {
    s->steps = steps;
}

ring *intnet_moments(struct intnet *s) {
    return s->moments;
}

const ring *intnet_output(const struct intnet *s, size_t l) {
    return s->out[l];
}

const ring *intnet_error(const struct intnet *s) {
    return s->error[s->net->depth - 1];
}

enum { SCORED = 100 };

/* Add an image to the score. */
static void count_image(struct score *score, const struct shifts *s,
                        const ring *o, size_t classes, size_t label) {
    size_t best = 0;
    for (size_t j = 0; j < classes; j++) {
        int64_t by = wrong_by(signed_of(o[j]), j == label, s->goal);
        score->loss += pow((double)by / s->goal, 2);
        best = signed_of(o[j]) > signed_of(o[best]) ? j : best;
    }
    score->accuracy += best == label;
}

static void score_all(struct score *score, struct intnet *s,
                      const ring *weight, const struct dataset *d,
                      size_t n, float *image, ring *x) {
    size_t which[SCORED], classes = network_outputs(s->net);
    uint8_t labels[SCORED];
    for (size_t done = 0; done < n; done += SCORED) {
        size_t rows = n - done < SCORED ? n - done : SCORED;
        for (size_t i = 0; i < rows; i++)
            which[i] = done + i;
        dataset_batch(d, which, rows, image, labels);
        encode(image, x, rows * network_inputs(s->net),
               s->shifts->pixel);
        const ring *o = intnet_forward(s, weight, x);
        for (size_t i = 0; i < rows; i++)
            count_image(score, s->shifts, o + i * classes, classes,
                        labels[i]);
    }
}

struct score intnet_score(const struct network *net,
                          const struct shifts *shifts,
                          const ring *weight, const struct dataset *d,
                          size_t limit) {
    size_t n = limit && limit < d->count ? limit : d->count;
    size_t inputs = SCORED * network_inputs(net);
    const struct descent still = {0, 0, 0, 0};
    struct intnet *s = intnet_open(net, shifts, SCORED, still);
    float *image = calloc(inputs, sizeof *image);
    ring *x = matrix_room(inputs);
    struct score score = {0, 0, 0};
    if (s && image && x)
        score_all(&score, s, weight, d, n, image, x);
    else
        score.loss = NAN;
    free(image);
    free(x);
    intnet_close(s);
    score.loss /= (double)n;
    score.accuracy /= (double)n;
    return score;
}
