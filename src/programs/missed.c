/* Tangled from chapters/41-past-99.md; edit that file. */
#include "idx.h"
#include "model.h"
#include "plain.h"

/* What a model makes of the test images. As comma-separated values,
   either counts of what each class was taken for; or the images missed,
   by number, class, and what they were taken for; or one large picture
   of these, ACROSS in a row. */

enum { ACROSS = 15 };

struct look {
    const struct network *net;
    float *theta;
    struct dataset train, test;
    uint8_t *taken; /* for this class, each of the test images */
};

static uint8_t largest(const float *p) {
    uint8_t best = 0;

    for (uint8_t c = 1; c < CLASSES; c++)
        best = p[c] > p[best] ? c : best;
    return best;
}

static int look_at_all(struct look *l, struct why *why) {
    size_t n = l->test.count, inputs = network_inputs(l->net);
    struct plain *p = plain_open(l->net, 1);
    float *x = malloc(inputs * sizeof *x);

    l->taken = malloc(n);
    for (size_t i = 0; p && x && l->taken && i < n; i++) {
        dataset_image(&l->test, i, x);
        l->taken[i] = largest(plain_forward(p, l->theta, x));
    }
    free(x);
    plain_close(p);
    return p && x && l->taken ? 0 : because(why, "no memory");
}

static void print_counts(const struct look *l) {
    unsigned count[CLASSES][CLASSES] = {{0}};

    for (size_t i = 0; i < l->test.count; i++)
        count[l->test.labels[i]][l->taken[i]]++;
    fputs("class", stdout);
    for (int c = 0; c < CLASSES; c++)
        printf(",as_%d", c);
    for (int k = 0; k < CLASSES; k++) {
        printf("\n%d", k);
        for (int c = 0; c < CLASSES; c++)
            printf(",%u", count[k][c]);
    }
    putchar('\n');
}

/* The place of the next image missed, from `i` on; or the count. */
static size_t next_missed(const struct look *l, size_t i) {
    while (i < l->test.count && l->taken[i] == l->test.labels[i])
        i++;
    return i;
}

static void print_missed(const struct look *l) {
    puts("image,class,taken");
    for (size_t i = next_missed(l, 0); i < l->test.count;
         i = next_missed(l, i + 1))
        printf("%zu,%u,%u\n", i, l->test.labels[i], l->taken[i]);
}

/* A row of pixels of a row of images missed, from `i` on. */
static void print_row(const struct look *l, size_t i, size_t row) {
    size_t cols = l->test.cols, pixels = l->test.rows * cols;

    for (int k = 0; k < ACROSS; k++) {
        bool is = i < l->test.count;

        for (size_t j = 0; j < cols; j++)
            printf("%s%u", k || j ? "," : "",
                   is ? l->test.pixels[i * pixels + row * cols + j]
                      : 0);
        i = next_missed(l, is ? i + 1 : i);
    }
    putchar('\n');
}

/* All of them as one large picture. */
static void print_sheet(const struct look *l) {
    size_t i = next_missed(l, 0);

    while (i < l->test.count) {
        for (size_t row = 0; row < l->test.rows; row++)
            print_row(l, i, row);
        for (int k = 0; k < ACROSS; k++)
            i = i < l->test.count ? next_missed(l, i + 1) : i;
    }
}

int main(int argc, char **argv) {
    struct look l = {.net = NULL};
    struct why why;
    char which[200];

    if (argc != 3) {
        fputs("usage: missed MODEL counts|images|sheet\n", stderr);
        return 64;
    }
    if (model_load(argv[1], &l.net, &l.theta, &why) ||
        dataset_find(&l.train, &l.test, which, sizeof which, &why) ||
        look_at_all(&l, &why)) {
        fprintf(stderr, "missed: %s\n", why.text);
        return 1;
    }
    (strcmp(argv[2], "counts") == 0  ? print_counts
     : strcmp(argv[2], "sheet") == 0 ? print_sheet
                                     : print_missed)(&l);
    free(l.taken);
    free(l.theta);
    dataset_free(&l.train);
    dataset_free(&l.test);
    return 0;
}
