/* Tangled from chapters/49-results.md; edit that file. */
#include "predict.h"

#include "fixed.h"
#include "intnet.h"
#include "model.h"
#include "seconds.h"

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

/* Few questions make a small batch. */
static size_t batch_of(const struct question *q) {
    return q->count < BATCH ? q->count : BATCH;
}

static size_t batches(const struct question *q) {
    return (q->count + BATCH - 1) / BATCH;
}

/* The images, if there are enough of them, of the right size. */
static int read_images(const struct answer *a, struct why *why) {
    const struct question *q = a->question;
    const struct dataset *test = &q->data->test;

    if (images_fit(q->data, a->recipe.net, why))
        return -1;
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
        few = fewnet_scale(shifts, shifts->ternary ? EXACT : scale.how);
        few.sign.how = scale.sign.how;
    }
    few.f = few.f ? few.f : 16;
    a->recipe = (struct recipe){.net = net,
                                .batch = batch_of(a->question),
                                .scale = few,
                                .shifts = shifts};
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
    if (q->mode == SECURE && recipe_model_ring(&a->recipe) > ELL)
        return because(why,
                       "%s: its numbers need a ring of %d bits, and "
                       "this one has %d",
                       q->model, recipe_model_ring(&a->recipe), ELL);
    return read_images(a, why);
}
/* Batch i of the test images; what goes beyond them is filled up with
   the first, whose answers nobody reads. */
static void load_batch(const struct question *q, size_t i, float *x) {
    const struct dataset *test = &q->data->test;
    size_t pixels = test->rows * test->cols;

    for (size_t k = 0; k < batch_of(q); k++) {
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
    struct plain *p = plain_open(a->recipe.net, a->recipe.batch);
    float *x = malloc(a->recipe.batch * inputs * sizeof *x);

    if (!p || !x) {
        plain_close(p);
        free(x);
        return because(why, "no memory for a batch of %zu",
                       a->recipe.batch);
    }
    for (size_t i = 0; i < batches(a->question); i++) {
        const float *out;

        load_batch(a->question, i, x);
        out = plain_forward(p, a->theta, x);
        for (size_t k = 0; k < a->recipe.batch; k++)
            keep(a, i, k, largest(out + k * CLASSES, CLASSES));
    }
    plain_close(p);
    free(x);
    return 0;
}
static void keep_largest(const struct answer *a, size_t i,
                         const ring *out) {
    for (size_t k = 0; k < a->recipe.batch; k++) {
        float row[CLASSES];

        decode(out + k * CLASSES, row, CLASSES, 0);
        keep(a, i, k, largest(row, CLASSES));
    }
}

static int predict_few(const struct answer *a, struct why *why) {
    const struct recipe *r = &a->recipe;
    size_t n = network_parameters(r->net);
    size_t inputs = r->batch * network_inputs(r->net);
    struct intnet *few =
        intnet_open(r->net, r->shifts, r->batch, r->descent);
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
    return have
               ? 0
               : because(why, "no memory for a batch of %zu", r->batch);
}

/* Predict on shares. */
enum { NAME = 16 }; /* bytes of a name, and zeros */

static void tell_recipe(struct party *me, const struct recipe *r) {
    char name[2][NAME] = {"", ""};

    strncpy(name[0], r->net->name, NAME - 1);
    if (r->shifts)
        strncpy(name[1], r->shifts->recipe, NAME - 1);
    for (int party = P0; party < OWNER; party++)
        if (is_linked(me, party))
            send_to(me, party, name, sizeof name);
}

static void hear_recipe(struct party *me, struct answer *a) {
    char name[2][NAME];

    recv_from(me, OWNER, name, sizeof name);
    find_recipe(a, network_find(name[0]),
                shifts_find(name[1], name[0]));
}
/* P0, P1, P2: what the network has put out. */
static void party_reveals(struct party *me, const struct answer *a,
                          ring *out) {
    size_t mark = arena_mark(me), n = a->recipe.batch;
    ring *max = take_ring(me, n), *index = take_ring(me, n);

    if (a->question->scores) {
        refresh(me, MOD_L, out, n * CLASSES);
        reveal(me, OWNER, MOD_L, out, NULL, n * CLASSES);
    } else {
        maxpool(me, out, max, index, n, CLASSES, a->recipe.scale.sign);
        reveal(me, OWNER, MOD_L, index, NULL, n);
    }
    arena_release(me, mark);
}

/* How much longer they may have to wait for each other. */
static struct cost batch_cost(const struct answer *a) {
    return cost_then(recipe_forward_cost(a->recipe),
                     maxpool_cost(a->recipe.batch, CLASSES, true,
                                  a->recipe.scale.sign));
}
static void party_tells(struct party *me, struct cost before) {
    struct expense mine = {
        .cost = cost_made(cost_of(me->id, me->depth, party_bytes(me)),
                          me->made),
        .making = making_of(me)};

    mine.cost.rounds -= before.rounds;
    mine.cost.online -= before.online;
    send_to(me, OWNER, &mine, sizeof mine);
}

/* P0, P1, P2. */
static void party_predicts(struct party *me, const struct answer *a) {
    const struct network *net = a->recipe.net;
    struct securenet s = securenet_open(me, a->recipe);
    size_t inputs = network_inputs(net), batch = a->recipe.batch;
    ring *share = take_ring(me, batch * inputs);
    struct masked x = {NULL, take_ring(me, batch * inputs), batch,
                       inputs};
    struct cost before;

    party_emulate(me, a->question->line, batch_cost(a));
    deal(me, OWNER, MOD_L, NULL, s.used, network_parameters(net));
    securenet_settle(me, &s);
    before = cost_of(me->id, me->depth, party_bytes(me));
    for (size_t i = 0; i < batches(a->question); i++) {
        char go;

        deal_masked(me, NULL, share, &x);
        recv_from(me, OWNER, &go, 1);
        recipe_forward(me, &s, x);
        party_reveals(me, a, s.active[net->depth - 1]);
    }
    if (a->question->expense)
        party_tells(me, before);
}
/* The fraction bits of its parameters, and of its outputs. */
static int theta_bits(const struct answer *a) {
    return a->recipe.shifts ? 0 : a->recipe.scale.f;
}

static void owner_reveals(struct party *me, const struct answer *a,
                          size_t i) {
    size_t mark = arena_mark(me), n = a->recipe.batch;
    size_t each = a->question->scores ? CLASSES : 1;
    ring *out = take_ring(me, n * each);

    reveal(me, OWNER, MOD_L, NULL, out, n * each);
    for (size_t k = 0; k < n; k++) {
        float row[CLASSES] = {0};
        size_t image = i * BATCH + k;

        if (each == 1) {
            keep(a, i, k, (uint8_t)out[k]);
            continue;
        }
        decode(out + k * CLASSES, row, CLASSES, theta_bits(a));
        keep(a, i, k, largest(row, CLASSES));
        if (image < a->question->count)
            memcpy(a->question->scores + image * CLASSES, row,
                   sizeof row);
    }
    arena_release(me, mark);
}

static void owner_hears(struct party *me, struct expense *sum) {
    for (int id = P0; id < OWNER; id++) {
        struct expense one = {.seconds = 0};

        if (is_linked(me, id))
            recv_from(me, id, &one, sizeof one);
        sum->cost = cost_beside(sum->cost, one.cost);
        sum->making = making_beside(sum->making, one.making);
    }
}

static void owner_asks(struct party *me, const struct answer *a) {
    struct expense *expense = a->question->expense;
    size_t n = network_parameters(a->recipe.net),
           batch = a->recipe.batch;
    size_t pixels = batch * network_inputs(a->recipe.net);
    ring *shares = take_ring(me, n), *x = take_ring(me, pixels);
    float *image = (float *)take_bytes(me, pixels * sizeof *image);
    struct masked masked = {NULL, NULL, batch, pixels / batch};
    double spent = 0;

    encode(a->theta, shares, n, theta_bits(a));
    deal(me, OWNER, MOD_L, shares, NULL, n);
    for (size_t i = 0; i < batches(a->question); i++) {
        load_batch(a->question, i, image);
        encode(image, x, pixels, a->recipe.scale.f);
        deal_masked(me, x, NULL, &masked);
        spent -= seconds();
        for (int party = P0; party < OWNER; party++)
            if (is_linked(me, party))
                send_to(me, party, "", 1);
        owner_reveals(me, a, i);
        spent += seconds();
    }
    if (expense) {
        *expense = (struct expense){.seconds = spent};
        owner_hears(me, expense);
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
    if (read_all(a, &why) || check_range(a, &why) ||
        (a->question->alone && a->question->alone(&a->recipe, &why)))
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
    const struct cast everybody = {EVERYBODY, NULL, NULL};
    const struct cast *cast = question->cast;
    struct answer a = {.question = question, .classes = classes};
    int failed =
        question->mode == SECURE
            ? cast_fork(cast ? cast : &everybody, secure_body, &a, why)
            : answer_plain(&a, why);

    free(a.theta);
    return failed;
}
