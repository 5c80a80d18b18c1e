/* Tangled from chapters/43-results.md; edit that file. */
#include "predict.h"

#include "fixed.h"
#include "intnet.h"
#include "model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 128 };

/* Batch the questions. */
struct answer {
    const struct question *question;
    struct recipe recipe; /* no network until it is read */
    uint8_t *classes;
    float *theta; /* the owner's; likewise */
};

static size_t batches(const struct question *q) {
    return (q->count + BATCH - 1) / BATCH;
}

/* The images, if there are enough of them, of the right size. */
static int read_images(const struct answer *a, struct why *why) {
    const struct question *q = a->question;
    const struct dataset *test = &q->data->test;
    const struct network *net = a->recipe.net;
    size_t inputs = network_inputs(net);

    if (images_read(q->data, why))
        return -1;
    if (test->rows * test->cols != inputs)
        return because(why, "%s: network %s takes %zu pixels, not %zu",
                       q->data->source, net->name, inputs,
                       test->rows * test->cols);
    if (q->count > test->count && !q->fewer)
        return because(why, "%s: has %zu test images, not %zu",
                       q->data->source, test->count, q->count);
    return 0;
}
/* All that is public, from the network's names. */
static void find_recipe(struct answer *a, const struct network *net,
                        const struct shifts *shifts) {
    struct scale scale = a->question->scale;
    struct scale few = scale;

    if (shifts) {
        few = fewnet_scale(shifts, scale.how);
        few.sign.how = scale.sign.how;
    }
    few.f = few.f ? few.f : 16;
    a->recipe = (struct recipe){
        .net = net, .batch = BATCH, .scale = few, .shifts = shifts};
}

static int read_all(struct answer *a, struct why *why) {
    const struct question *q = a->question;
    const struct network *net;
    const struct shifts *shifts;

    if (model_load(q->model, &net, &shifts, &a->theta, why))
        return -1;
    if (shifts && q->scale.f)
        return because(why,
                       "%s: is of few bits, and has no fraction bits; "
                       "expected no --bits",
                       q->model);
    find_recipe(a, net, shifts);
    return read_images(a, why);
}
/* Batch i of the test images; what goes beyond them is filled up with
   the first, whose answers nobody reads. */
static void load_batch(const struct question *q, size_t i, float *x) {
    const struct dataset *test = &q->data->test;
    size_t pixels = test->rows * test->cols;

    for (size_t k = 0; k < BATCH; k++) {
        size_t image = i * BATCH + k;

        dataset_image(test, image < test->count ? image : 0,
                      x + k * pixels);
    }
}

static void keep(const struct answer *a, size_t i, size_t k,
                 uint8_t class) {
    if (i * BATCH + k < a->question->count)
        a->classes[i * BATCH + k] = class;
}

/* Predict in the clear. */
static uint8_t largest(const float *p, size_t n) {
    size_t best = 0;

    for (size_t c = 1; c < n; c++)
        best = p[c] > p[best] ? c : best;
    return (uint8_t)best;
}

static int predict_plain(const struct answer *a, struct why *why) {
    size_t inputs = network_inputs(a->recipe.net);
    struct plain *p = plain_open(a->recipe.net, BATCH);
    float *x = malloc(BATCH * inputs * sizeof *x);

    if (!p || !x) {
        plain_close(p);
        free(x);
        return because(why, "no memory for a batch of %d", BATCH);
    }
    for (size_t i = 0; i < batches(a->question); i++) {
        const float *out;

        load_batch(a->question, i, x);
        out = plain_forward(p, a->theta, x);
        for (size_t k = 0; k < BATCH; k++)
            keep(a, i, k, largest(out + k * CLASSES, CLASSES));
    }
    plain_close(p);
    free(x);
    return 0;
}
static void keep_largest(const struct answer *a, size_t i,
                         const ring *out) {
    for (size_t k = 0; k < BATCH; k++) {
        float row[CLASSES];

        decode(out + k * CLASSES, row, CLASSES, 0);
        keep(a, i, k, largest(row, CLASSES));
    }
}

static int predict_few(const struct answer *a, struct why *why) {
    const struct recipe *r = &a->recipe;
    size_t n = network_parameters(r->net);
    size_t inputs = BATCH * network_inputs(r->net);
    struct intnet *few =
        intnet_open(r->net, r->shifts, BATCH, r->descent);
    float *image = malloc(inputs * sizeof *image);
    ring *x = malloc(inputs * sizeof *x), *w = malloc(n * sizeof *w);
    bool have = few && image && x && w;

    if (have)
        encode(a->theta, w, n, 0);
    for (size_t i = 0; have && i < batches(a->question); i++) {
        load_batch(a->question, i, image);
        encode(image, x, inputs, r->shifts->pixel);
        keep_largest(a, i, intnet_forward(few, w, x));
    }
    intnet_close(few);
    free(image);
    free(x);
    free(w);
    return have ? 0
                : because(why, "no memory for a batch of %d", BATCH);
}

/* Predict on shares. */
enum { NAME = 16 }; /* bytes of a name, and zeros */

static void tell_recipe(struct party *me, const struct recipe *r) {
    char name[2][NAME] = {"", ""};

    strncpy(name[0], r->net->name, NAME - 1);
    if (r->shifts)
        strncpy(name[1], r->shifts->recipe, NAME - 1);
    for (int party = P0; party < OWNER; party++)
        send_to(me, party, name, sizeof name);
}

static void hear_recipe(struct party *me, struct answer *a) {
    char name[2][NAME];

    recv_from(me, OWNER, name, sizeof name);
    find_recipe(a, network_find(name[0]),
                shifts_find(name[1], name[0]));
}
/* P0, P1, P2: outputs of the network, and the place of the largest,
   which is all that is revealed, and to the owner only. */
static void party_predicts(struct party *me, const struct answer *a) {
    const struct network *net = a->recipe.net;
    const struct sign sign = a->recipe.scale.sign;
    struct securenet s = securenet_open(me, a->recipe);
    size_t inputs = network_inputs(net);
    ring *share = take_ring(me, BATCH * inputs);
    struct masked x = {NULL, take_ring(me, BATCH * inputs), BATCH,
                       inputs};
    ring *max = take_ring(me, BATCH), *index = take_ring(me, BATCH);

    party_emulate(me, a->question->line,
                  cost_then(recipe_forward_cost(a->recipe),
                            maxpool_cost(BATCH, CLASSES, true, sign)));
    deal(me, OWNER, MOD_L, NULL, s.used, network_parameters(net));
    securenet_settle(me, &s);
    for (size_t i = 0; i < batches(a->question); i++) {
        char go;

        deal_masked(me, NULL, share, &x);
        recv_from(me, OWNER, &go, 1);
        recipe_forward(me, &s, x);
        maxpool(me, s.active[net->depth - 1], max, index, BATCH,
                CLASSES, sign);
        reveal(me, OWNER, MOD_L, index, NULL, BATCH);
    }
}
/* The fraction bits of its parameters. */
static int theta_bits(const struct answer *a) {
    return a->recipe.shifts ? 0 : a->recipe.scale.f;
}

static void owner_asks(struct party *me, const struct answer *a) {
    size_t n = network_parameters(a->recipe.net);
    size_t pixels = BATCH * network_inputs(a->recipe.net);
    ring *shares = take_ring(me, n), *x = take_ring(me, pixels);
    ring *index = take_ring(me, BATCH);
    float *image = (float *)take_bytes(me, pixels * sizeof *image);
    struct masked masked = {NULL, NULL, BATCH, pixels / BATCH};
    int f = a->recipe.scale.f;

    encode(a->theta, shares, n, theta_bits(a));
    deal(me, OWNER, MOD_L, shares, NULL, n);
    for (size_t i = 0; i < batches(a->question); i++) {
        load_batch(a->question, i, image);
        encode(image, x, pixels, f);
        deal_masked(me, x, NULL, &masked);
        for (int party = P0; party < OWNER; party++)
            send_to(me, party, "", 1);
        reveal(me, OWNER, MOD_L, NULL, index, BATCH);
        for (size_t k = 0; k < BATCH; k++)
            keep(a, i, k, (uint8_t)index[k]);
    }
}
static int check_range(const struct answer *a, struct why *why) {
    for (size_t k = 0; k < network_parameters(a->recipe.net); k++)
        if (!fixed_fits((double)a->theta[k], theta_bits(a)))
            return because(why,
                           "%s: parameter %zu, %g, is too large for %d "
                           "fraction bits",
                           a->question->model, k, (double)a->theta[k],
                           theta_bits(a));
    return 0;
}

/* The owner reads images and model after the parties were forked. */
static void secure_body(struct party *me, void *arg) {
    struct answer *a = arg;
    struct why why;

    if (me->id != OWNER) {
        hear_recipe(me, a);
        party_predicts(me, a);
        return;
    }
    if (read_all(a, &why) || check_range(a, &why))
        party_fail(me, "%s", why.text);
    tell_recipe(me, &a->recipe);
    owner_asks(me, a);
}

static int answer_plain(struct answer *a, struct why *why) {
    if (read_all(a, why))
        return -1;
    return (a->recipe.shifts ? predict_few : predict_plain)(a, why);
}

int predict(const struct question *question, uint8_t *classes,
            struct why *why) {
    struct answer a = {.question = question, .classes = classes};
    int failed = question->mode == SECURE
                     ? party_fork(secure_body, &a, why)
                     : answer_plain(&a, why);

    free(a.theta);
    return failed;
}
