/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "arrows.h"
#include "plain.h"
#include "ridge.h"
#include "sides.h"
#include "witness.h"

#include <math.h>

enum {
    SIDE = SIDES_SIDE,
    PIXELS = SIDES_PIXELS,
    EPOCHS = 5,
    BATCH = 128
};

/* A training of network K, P0 having the left halves and the labels,
   and what the server saw in its first epoch and in its last. */
struct seen {
    struct witness w;
    struct sight sight[EPOCHS];
    size_t width;
    float *x; /* rows x PIXELS, the left half first */
};

static float *room(size_t n) {
    return calloc(n, sizeof(float));
}

static int train(struct seen *h, const struct dataset *d,
                 struct noise noise, struct why *why) {
    const struct network *net = network_find("K");
    size_t rows = d->count / BATCH * BATCH, width = net->layer[0].out;
    int have;

    *h = (struct seen){.width = width, .x = room(rows * PIXELS)};
    h->w = (struct witness){
        .cut = {.net = net,
                .columns = PIXELS / 2,
                .batch = BATCH,
                .rate = 0.25f,
                .first = SUM,
                .scale = scale_of(16, COIN),
                .noise = noise,
                .seed = 1},
        .x = h->x,
        .labels = d->labels,
        .rows = rows,
        .epochs = EPOCHS,
        .seed = 1,
        .sight = h->sight,
        .theta = room(network_parameters(net)),
    };
    have = h->x && h->w.theta;
    for (int e = 0; e < EPOCHS; e += EPOCHS - 1) {
        struct sight *s = &h->sight[e];

        *s = (struct sight){room(rows * width), room(rows * width),
                            room(rows * width)};
        have = have && s->h1 && s->gl && s->g1;
    }
    if (!have)
        return because(why, "no memory for %zu images", rows);
    sides_take(d, h->x, rows);
    return witness_training(&h->w, why);
}

static void forget(struct seen *h) {
    for (int e = 0; e < EPOCHS; e++) {
        free(h->sight[e].h1);
        free(h->sight[e].gl);
        free(h->sight[e].g1);
    }
    free(h->x);
    free(h->w.theta);
}

/* The part of the images whose class is found from their arrows by one
   who knows the labels of `each` images of every class; mean of ten
   such choices. */
static double labels_found(const struct seen *h, const float *arrow,
                           size_t each) {
    size_t rows = h->w.rows, known[10 * CLASSES], right = 0;
    uint8_t *guess = calloc(rows, 1);

    for (size_t pick = 0; guess && pick < 10; pick++) {
        size_t count[CLASSES] = {0}, n = 0;

        for (size_t i = 0; i < rows && n < each * CLASSES; i++) {
            size_t number = count[h->w.labels[i]]++;

            if (number / each == pick)
                known[n++] = i;
        }
        most_alike(arrow, rows, h->width, known, h->w.labels, n,
                   CLASSES, guess);
        for (size_t i = 0; i < rows; i++)
            right += guess[i] == h->w.labels[i];
    }
    free(guess);
    return (double)right / (10 * (double)rows);
}

enum { ASKED = 10000 };

/* Rebuild the last images from the h1 of the last epoch by one who has
   the first `known`; what it makes of them stands in `guess`. Returns
   the part of the variance that is explained. */
static double rebuild(const struct seen *h, size_t known,
                      float *guess) {
    size_t first = h->w.rows - ASKED;
    const float *h1 = h->sight[EPOCHS - 1].h1;
    const float *x = h->x + first * PIXELS;
    double error = 0, all = 0;
    struct ridge r;

    if (ridge_fit(&r, h1, h->x, known, h->width, PIXELS,
                  2 / (double)known) < 0)
        return NAN;
    ridge_guess(&r, h1 + first * h->width, guess, ASKED);
    for (size_t i = 0; i < ASKED * PIXELS; i++) {
        error += pow((double)(x[i] - guess[i]), 2);
        all += pow((double)x[i] - r.offset[i % PIXELS], 2);
    }
    ridge_free(&r);
    return 1 - error / all;
}

static const size_t known[] = {200, 1000, 3000};

static double accuracy(const struct seen *h,
                       const struct dataset *test) {
    size_t n = test->count, right = 0;
    struct plain *p = plain_open(h->w.cut.net, n);
    float *x = room(n * PIXELS);
    const float *out;

    if (p && x) {
        sides_take(test, x, n);
        out = plain_forward(p, h->w.theta, x);
        for (size_t i = 0; i < n; i++) {
            size_t best = 0;

            for (size_t c = 1; c < CLASSES; c++)
                if (out[i * CLASSES + c] > out[i * CLASSES + best])
                    best = c;
            right += best == test->labels[i];
        }
    }
    plain_close(p);
    free(x);
    return 100 * (double)right / (double)n;
}

/* One line of the table. */
static void report(const struct seen *h, const char *name,
                   const struct dataset *test) {
    float *guess = room(ASKED * PIXELS);

    printf("%s,%.2f", name, accuracy(h, test));
    for (int e = 0; e < EPOCHS; e += EPOCHS - 1)
        for (size_t each = 1; each <= 10; each += 9)
            printf(",%.4f,%.4f", labels_found(h, h->sight[e].gl, each),
                   labels_found(h, h->sight[e].g1, each));
    for (size_t k = 0; guess && k < sizeof known / sizeof *known; k++)
        printf(",%.4f", rebuild(h, known[k], guess));
    putchar('\n');
    fflush(stdout);
    free(guess);
}

/* Lines of pixels of the first images asked for, and below them as
   they were rebuilt: 0 is paper, 9 is ink. */
static void draw(const struct seen *h) {
    enum { SHOWN = 8 };
    float *guess = room(ASKED * PIXELS);
    const float *at = h->x + (h->w.rows - ASKED) * PIXELS;

    for (size_t k = 0; guess && k <= sizeof known / sizeof *known;
         k++) {
        if (k > 0)
            rebuild(h, known[k - 1], guess);
        for (size_t i = 0; i < SHOWN * PIXELS; i++) {
            size_t line = i / (SHOWN * SIDE), col = i % (SHOWN * SIDE);
            size_t pixel = col / SIDE * PIXELS +
                           sides_place(line * SIDE + col % SIDE);
            float ink = 10 * (k > 0 ? guess : at)[pixel];

            printf("%.0f%c", floor(fmin(fmax((double)ink, 0), 9)),
                   (i + 1) % (SHOWN * SIDE) ? ',' : '\n');
        }
    }
    free(guess);
}

static const struct {
    const char *name;
    struct noise noise;
} ways[] = {{"sgd", {0, 0, false}},
            {"sgld-0.01", {0, 0.01, false}},
            {"h1-1", {1, 0, false}}};

/* A line for each way, or the picture for the first. */
static int run(const struct dataset *learnt, const struct dataset *test,
               const char *set, struct why *why) {
    struct seen h;
    char name[100];
    bool table = set != NULL;
    size_t count = table ? sizeof ways / sizeof *ways : 1;
    int bad = 0;

    for (size_t k = 0; !bad && k < count; k++) {
        bad = train(&h, learnt, ways[k].noise, why) < 0;
        snprintf(name, sizeof name, "%s-%s", table ? set : "",
                 ways[k].name);
        if (!bad && table)
            report(&h, name, test);
        else if (!bad)
            draw(&h);
        forget(&h);
    }
    return bad ? -1 : 0;
}

/* rebuilt NAME: a table for the images that are found, to be called
   so; without a name, a picture of them. */
int main(int argc, char **argv) {
    struct dataset learnt, test;
    struct why why;
    char which[200];
    int bad = 0;

    if (argc == 2)
        puts("row,accuracy,server_1_first,holder_1_first,"
             "server_10_first,holder_10_first,server_1_last,"
             "holder_1_last,server_10_last,holder_10_last,known_200,"
             "known_1000,known_3000");
    if (dataset_find(&learnt, &test, which, sizeof which, &why) < 0 ||
        run(&learnt, &test, argc > 1 ? argv[1] : NULL, &why) < 0)
        bad = fprintf(stderr, "rebuilt: %s\n", why.text);
    dataset_free(&learnt);
    dataset_free(&test);
    return bad != 0;
}
