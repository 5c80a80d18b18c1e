/* Tangled from chapters/58-split.md; edit that file. */
#include "split.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "fixed.h"
#include "floats.h"
#include "matrix.h"

/* Say what is cut where. */
size_t split_width(const struct cut *cut) {
    return cut->net->layer[0].out;
}

size_t split_columns(const struct cut *cut, int id) {
    size_t all = network_inputs(cut->net);

    return id == P0 ? cut->columns : id == P1 ? all - cut->columns : 0;
}

/* Where P0's or P1's weights begin among those of the first layer. */
static size_t own_from(const struct cut *cut, int id) {
    return id == P1 ? cut->columns * split_width(cut) : 0;
}

static size_t own_weights(const struct cut *cut, int id) {
    return split_columns(cut, id) * split_width(cut);
}

/* Numbers in h1, and in hl, of a batch. */
static size_t sums_of(const struct cut *cut) {
    return cut->batch * split_width(cut);
}

static size_t inner_of(const struct cut *cut) {
    return cut->batch * cut->net->layer[cut->net->depth - 1].in;
}
static void check_network(struct party *me, const struct cut *cut) {
    const struct network *net = cut->net;

    for (size_t l = 0; l < net->depth; l++)
        if (net->layer[l].kind != (l % 2 ? RELU : DENSE))
            party_fail(me,
                       "network %s: layer %zu of a split network "
                       "should be %s",
                       net->name, l + 1, l % 2 ? "a ReLU" : "dense");
    if (net->depth < 3 || net->depth % 2 == 0)
        party_fail(me,
                   "network %s: a split network begins and ends with "
                   "a dense layer, and has others between",
                   net->name);
    if (cut->columns == 0 || cut->columns >= network_inputs(net))
        party_fail(me,
                   "%zu of %zu columns are the first holder's; "
                   "expected 1 to %zu",
                   cut->columns, network_inputs(net),
                   network_inputs(net) - 1);
}

/* HARDENED: log2(batch / rate). */
static int shift_of(const struct cut *cut) {
    return (int)lrint(log2((double)cut->batch / (double)cut->rate));
}

static void check_rate(struct party *me, const struct cut *cut) {
    double ratio = (double)cut->batch / (double)cut->rate;

    if (cut->first == HARDENED &&
        !(shift_of(cut) >= 0 && shift_of(cut) < 30 &&
          ldexp(1, shift_of(cut)) == ratio))
        party_fail(me,
                   "batch %zu / rate %g is %g: on shares it must be a "
                   "power of two, below 2^30",
                   cut->batch, (double)cut->rate, ratio);
}

/* Make a part of it. */
/* Take from the first weights of the whole network those of this
   party's part. The others are forgotten. */
static void take_first_weights(struct party *me, struct split *s) {
    const struct cut *cut = &s->cut;
    size_t mark = arena_mark(me), n = own_weights(cut, me->id);
    float *all = take_floats(me, network_parameters(cut->net));
    const float *own = all + own_from(cut, me->id);

    network_init(cut->net, all, cut->seed);
    if (s->first)
        memcpy(s->first, own, n * sizeof *own);
    if (s->shares && holds_shares(me))
        encode(own, s->shares + own_from(cut, me->id), n, cut->scale.f);
    for (size_t l = s->slice.from; l < s->slice.to; l++) {
        size_t from = network_weights(cut->net, l);
        size_t to = network_weights(cut->net, l + 1);

        memcpy(s->slice.theta + from, all + from,
               (to - from) * sizeof *all);
    }
    arena_release(me, mark);
}
static ring *take_zeros(struct party *me, size_t n) {
    ring *zeros = take_ring(me, n);

    memset(zeros, 0, n * sizeof *zeros);
    return zeros;
}

static void open_server(struct party *me, struct split *s) {
    const struct cut *cut = &s->cut;

    s->slice =
        slice_open(me, cut->net, 1, cut->net->depth - 1, cut->batch);
    s->biases = take_floats(me, split_width(cut));
    s->sums = take_zeros(me, sums_of(cut));
    s->h1 = take_floats(me, sums_of(cut));
    s->inner = take_floats(me, sums_of(cut));
}

static void open_holder(struct party *me, struct split *s) {
    const struct cut *cut = &s->cut;

    if (cut->first != HARDENED)
        s->first = take_floats(me, own_weights(cut, me->id));
    if (me->id == P0) {
        s->slice = slice_open(me, cut->net, cut->net->depth - 1,
                              cut->net->depth, cut->batch);
        s->probability =
            take_floats(me, cut->batch * network_outputs(cut->net));
    }
}

struct split split_open(struct party *me, struct cut cut) {
    struct split s = {.cut = cut};

    check_network(me, &cut);
    check_rate(me, &cut);
    if (me->id == P2)
        open_server(me, &s);
    else
        open_holder(me, &s);
    if (cut.first != SUM)
        s.shares =
            take_zeros(me, network_inputs(cut.net) * split_width(&cut));
    if (me->id != P1) {
        s.hl = take_floats(me, inner_of(&cut));
        s.gl = take_floats(me, inner_of(&cut));
    }
    if (me->id == P2 || cut.first != HARDENED)
        s.g1 = take_floats(me, sums_of(&cut));
    take_first_weights(me, &s);
    s.mark = arena_mark(me);
    return s;
}

/* Draw normal noise. */
static double uniform(struct stream *random) {
    uint64_t word;

    draw_bytes(random, (uint8_t *)&word, sizeof word);
    return ((double)(word >> 11) + 0.5) / 9007199254740992.0;
}

/* A normal number of mean 0 and deviation 1 [Box and Muller 1958]. */
static double normal(struct stream *random) {
    double radius = sqrt(-2 * log(uniform(random)));

    return radius * cos(6.283185307179586 * uniform(random));
}

static void shake(struct split *s, float *x, size_t n, double noise) {
    for (size_t k = 0; s->random && noise > 0 && k < n; k++)
        x[k] += (float)(noise * normal(s->random));
}

/* The same for shares, with f fraction bits. Both holders do it, so
   that each adds half of the variance. */
static void shake_shares(struct split *s, ring *x, size_t n,
                         double noise, int f) {
    for (size_t k = 0; s->random && noise > 0 && k < n; k++) {
        double more = noise * sqrt(0.5) * normal(s->random);

        x[k] = mod_L(x[k] + fixed_of(more, f));
    }
}

/* Bring the sums to the server. */
static void encode_checked(struct party *me, const float *x, ring *out,
                           size_t n, int f, const char *what) {
    for (size_t k = 0; k < n; k++)
        if (!fixed_fits((double)x[k], f))
            party_fail(me,
                       "%s: %g does not fit into the ring with %d "
                       "fraction bits; was the rate too high?",
                       what, (double)x[k], f);
    encode(x, out, n, f);
}

/* A defence that is not there should not be thought to be. */
static void check_noise(struct party *me, const struct split *s) {
    const struct noise *noise = &s->cut.noise;
    bool wanted = holds_shares(me)
                      ? noise->h1 > 0 || noise->weights > 0
                      : noise->everywhere && noise->weights > 0;

    if (wanted && !s->random)
        party_fail(me, "noise, and no stream to draw it from");
}

void split_own(struct party *me, struct split *s, const float *x,
               ring *own) {
    const struct cut *cut = &s->cut;
    size_t mark = arena_mark(me), in = split_columns(cut, me->id);
    size_t n = own_weights(cut, me->id);
    ring *columns = take_ring(me, cut->batch * in);
    ring *weights = take_ring(me, n);

    check_noise(me, s);
    if (holds_shares(me)) {
        encode_checked(me, x, columns, cut->batch * in, cut->scale.f,
                       "an input");
        encode_checked(me, s->first, weights, n, cut->scale.f,
                       "a weight of the first layer");
        memset(own, 0, sums_of(cut) * sizeof *own);
        matrix_mul_add(columns, weights, own, cut->batch, in,
                       split_width(cut));
        shake_shares(s, own, sums_of(cut), cut->noise.h1,
                     2 * cut->scale.f);
    }
    arena_release(me, mark);
}
/* P0, P1: own columns as shares of all of them: the others are zero. */
static ring *columns_as_shares(struct party *me, struct split *s,
                               const float *x) {
    const struct cut *cut = &s->cut;
    size_t all = network_inputs(cut->net);
    size_t in = split_columns(cut, me->id);
    ring *shares = take_zeros(me, cut->batch * all);

    shares += me->id == P1 ? cut->columns : 0;
    for (size_t i = 0; holds_shares(me) && i < cut->batch; i++)
        encode_checked(me, x + i * in, shares + i * all, in,
                       cut->scale.f, "an input");
    return shares - (me->id == P1 ? cut->columns : 0);
}

static void sums_of_shares(struct party *me, struct split *s,
                           const float *x) {
    const struct cut *cut = &s->cut;
    size_t in = network_inputs(cut->net), n = sums_of(cut);
    struct masked theta = {s->shares, NULL, in, split_width(cut)};
    ring *noise = take_zeros(me, n);

    check_noise(me, s);
    if (s->first)
        encode_checked(me, s->first, s->shares + own_from(cut, me->id),
                       own_weights(cut, me->id), cut->scale.f,
                       "a weight of the first layer");
    if (holds_shares(me))
        shake_shares(s, noise, n, cut->noise.h1, 2 * cut->scale.f);
    s->x = (struct masked){columns_as_shares(me, s, x), NULL,
                           cut->batch, in};
    first_shared(me, &s->x, &theta, noise, s->sums);
}

/* Go up from the sums. */
/* Rows of outputs to probabilities. */
static void softmax_rows(const float *z, float *p, size_t rows,
                         size_t n) {
    for (size_t i = 0; i < rows; i++, z += n, p += n) {
        float max = z[0], sum = 0;

        for (size_t j = 1; j < n; j++)
            max = z[j] > max ? z[j] : max;
        for (size_t j = 0; j < n; j++)
            sum += p[j] = expf(z[j] - max);
        for (size_t j = 0; j < n; j++)
            p[j] /= sum;
    }
}

/* P2: from the sums to hl. */
static void run_between(struct split *s) {
    const struct cut *cut = &s->cut;
    size_t width = split_width(cut);

    for (size_t k = 0; k < sums_of(cut); k++) {
        s->h1[k] = (float)real_of(s->sums[k], 2 * cut->scale.f);
        s->inner[k] = s->h1[k] + s->biases[k % width];
    }
    memcpy(s->hl, slice_forward(&s->slice, s->inner),
           inner_of(cut) * sizeof(float));
}

void split_above(struct party *me, struct split *s) {
    const struct cut *cut = &s->cut;
    size_t bytes = inner_of(cut) * sizeof(float);

    if (me->id == P2) {
        run_between(s);
        send_to(me, P0, s->hl, bytes);
    } else if (me->id == P0) {
        recv_from(me, P2, s->hl, bytes);
        softmax_rows(slice_forward(&s->slice, s->hl), s->probability,
                     cut->batch, network_outputs(cut->net));
    }
}

void split_forward(struct party *me, struct split *s, const float *x) {
    if (s->cut.first == SUM) {
        ring *own = take_ring(me, sums_of(&s->cut));

        split_own(me, s, x, own);
        first_sum(me, own, s->sums, sums_of(&s->cut));
    } else {
        sums_of_shares(me, s, x);
    }
    split_above(me, s);
}

void split_done(struct party *me, struct split *s) {
    arena_release(me, s->mark);
}

/* Come back down. */
static float step_of(const struct cut *cut) {
    return cut->rate / (float)cut->batch;
}

/* P0: gl from the labels; the last layer learns. Returns the loss. */
static float learn_last(struct party *me, struct split *s,
                        const uint8_t *labels) {
    const struct cut *cut = &s->cut;
    size_t classes = network_outputs(cut->net);
    float *error = take_floats(me, cut->batch * classes), loss = 0;

    memcpy(error, s->probability, cut->batch * classes * sizeof *error);
    for (size_t i = 0; i < cut->batch; i++) {
        float *p = error + i * classes + labels[i];

        loss -= logf(*p > FLT_MIN ? *p : FLT_MIN);
        *p -= 1;
    }
    slice_learn(&s->slice, error, s->gl, step_of(cut));
    return loss / (float)cut->batch;
}

/* P2: g1 from gl; its layers and the biases learn. */
static void learn_between(struct split *s) {
    const struct cut *cut = &s->cut;
    size_t width = split_width(cut);

    slice_learn(&s->slice, s->gl, s->g1, step_of(cut));
    for (size_t k = 0; k < sums_of(cut); k++)
        s->biases[k % width] -= step_of(cut) * s->g1[k];
}
/* g1 goes to both holders, and each moves its own weights. */
static void learn_first(struct party *me, struct split *s,
                        const float *x) {
    const struct cut *cut = &s->cut;
    size_t bytes = sums_of(cut) * sizeof(float);
    size_t n = own_weights(cut, me->id);

    if (me->id == P2) {
        send_to(me, P0, s->g1, bytes);
        send_to(me, P1, s->g1, bytes);
    } else {
        float *slopes = take_floats(me, n);

        recv_from(me, P2, s->g1, bytes);
        float_turned_mul_add(x, s->g1, slopes,
                             split_columns(cut, me->id), cut->batch,
                             split_width(cut));
        for (size_t k = 0; k < n; k++)
            s->first[k] -= step_of(cut) * slopes[k];
        shake(s, s->first, n, cut->noise.weights);
    }
}

/* P2 deals g1, and shares of the weights move. */
static void learn_shared(struct party *me, struct split *s) {
    const struct cut *cut = &s->cut;
    size_t width = split_width(cut), n = s->x.cols * width;
    ring *g1 = take_ring(me, sums_of(cut)), *step = take_ring(me, n);
    struct masked error = {g1, NULL, cut->batch, width};
    struct linear map = linear_dense(cut->batch, s->x.cols, width);

    if (me->id == P2)
        encode_checked(me, s->g1, g1, sums_of(cut), cut->scale.f,
                       "an error");
    deal(me, P2, MOD_L, g1, g1, sums_of(cut));
    open_multiply(me, &map, (struct masked *[]){&error}, 1,
                  &(struct times){GRADIENT, &s->x, &error, step}, 1);
    rescale(me, cut->scale.how, step, n, cut->scale.f + shift_of(cut));
    if (holds_shares(me)) {
        group_sub(MOD_L, s->shares, step, s->shares, n);
        shake_shares(s, s->shares, n, cut->noise.weights, cut->scale.f);
    }
}
/* Noise on the layers that are not the first. */
static void shake_others(struct split *s) {
    const struct cut *cut = &s->cut;
    double noise = cut->noise.everywhere ? cut->noise.weights : 0;
    size_t from, to;

    if (!s->slice.theta)
        return;
    from = network_weights(cut->net, s->slice.from);
    to = network_weights(cut->net, s->slice.to);
    shake(s, s->slice.theta + from, to - from, noise);
    if (s->biases)
        shake(s, s->biases, split_width(cut), noise);
}

float split_learn(struct party *me, struct split *s, const float *x,
                  const uint8_t *labels) {
    size_t bytes = inner_of(&s->cut) * sizeof(float);
    float loss = 0;

    if (me->id == P0) {
        loss = learn_last(me, s, labels);
        send_to(me, P2, s->gl, bytes);
    } else if (me->id == P2) {
        recv_from(me, P0, s->gl, bytes);
        learn_between(s);
    }
    if (s->cut.first == HARDENED)
        learn_shared(me, s);
    else
        learn_first(me, s, x);
    shake_others(s);
    split_done(me, s);
    return loss;
}

float split_step(struct party *me, struct split *s, const float *x,
                 const uint8_t *labels) {
    split_forward(me, s, x);
    return split_learn(me, s, x, labels);
}

/* State what a step costs. */
struct cost split_above_cost(const struct cut *cut) {
    return (struct cost){1, 0, sizeof(float) * inner_of(cut)};
}

struct cost split_forward_cost(const struct cut *cut) {
    size_t in = network_inputs(cut->net), out = split_width(cut);

    return cost_then(cut->first == SUM
                         ? first_sum_cost(sums_of(cut))
                         : first_shared_cost(cut->batch, in, out),
                     split_above_cost(cut));
}

/* The first layer's weights, when they are shared. */
static struct cost learn_shared_cost(const struct cut *cut) {
    size_t in = network_inputs(cut->net), out = split_width(cut);
    struct cost product =
        cost_then(mask_open_cost(sums_of(cut)), supply_cost(in * out));

    return cost_then(cost_then(deal_cost(MOD_L, sums_of(cut)), product),
                     rescale_cost(cut->scale.how, in * out,
                                  cut->scale.f + shift_of(cut)));
}

struct cost split_learn_cost(const struct cut *cut) {
    struct cost up = {1, sizeof(float) * inner_of(cut), 0};
    struct cost down = {1, 0, 2 * sizeof(float) * sums_of(cut)};

    return cost_then(up, cut->first == HARDENED ? learn_shared_cost(cut)
                                                : down);
}

struct cost split_step_cost(const struct cut *cut) {
    return cost_then(split_forward_cost(cut), split_learn_cost(cut));
}
