/* Tangled from chapters/50-past-99.md; edit that file. */
#include "predict.h"

/* What a model makes of the test images. As comma-separated values,
   either counts of what each class was taken for; or the images missed,
   by number, class, and what they were taken for; or one large picture
   of these, ACROSS in a row. */

enum { ACROSS = 15 };

struct look {
    struct images data;
    uint8_t *taken; /* for this class, each of the test images */
};

/* Count what was taken for what. */
static void print_counts(const struct dataset *d,
                         const uint8_t *taken) {
    unsigned count[CLASSES][CLASSES] = {{0}};

    for (size_t i = 0; i < d->count; i++)
        count[d->labels[i]][taken[i]]++;
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

/* List what was missed. */
/* The place of the next image missed, from `i` on; or the count. */
static size_t next_missed(const struct dataset *d, const uint8_t *taken,
                          size_t i) {
    while (i < d->count && taken[i] == d->labels[i])
        i++;
    return i;
}

static void print_missed(const struct dataset *d,
                         const uint8_t *taken) {
    puts("image,class,taken");
    for (size_t i = next_missed(d, taken, 0); i < d->count;
         i = next_missed(d, taken, i + 1))
        printf("%zu,%u,%u\n", i, d->labels[i], taken[i]);
}

/* Draw what was missed. */
/* A row of pixels of a row of images missed, from `i` on. Returns where
   the next row of images begins. */
static size_t print_row(const struct dataset *d, const uint8_t *taken,
                        size_t i, size_t row) {
    for (int k = 0; k < ACROSS; k++) {
        size_t at = (i * d->rows + row) * d->cols;
        bool is = i < d->count;

        for (size_t j = 0; j < d->cols; j++)
            printf("%s%u", k || j ? "," : "",
                   is ? d->pixels[at + j] : 0);
        i = next_missed(d, taken, is ? i + 1 : i);
    }
    putchar('\n');
    return i;
}

static void print_sheet(const struct dataset *d, const uint8_t *taken) {
    size_t i = next_missed(d, taken, 0), next = i;

    for (; i < d->count; i = next)
        for (size_t row = 0; row < d->rows; row++)
            next = print_row(d, taken, i, row);
}

/* Look at a model. */
static int look(const char *model, struct look *l, struct why *why) {
    struct question question = {.model = model, .data = &l->data};

    if (images_read(&l->data, why))
        return -1;
    question.count = l->data.test.count;
    l->taken = malloc(question.count);
    return l->taken ? predict(&question, l->taken, why)
                    : because(why, "no memory");
}

int main(int argc, char **argv) {
    const char *what = argc == 3 ? argv[2] : "";
    void (*print)(const struct dataset *, const uint8_t *) =
        strcmp(what, "counts") == 0   ? print_counts
        : strcmp(what, "images") == 0 ? print_missed
        : strcmp(what, "sheet") == 0  ? print_sheet
                                      : NULL;
    struct look l = {.data = {.source = ""}};
    struct why why;

    if (!print) {
        fputs("usage: missed MODEL counts|images|sheet\n", stderr);
        return 64;
    }
    if (look(argv[1], &l, &why)) {
        fprintf(stderr, "missed: %s\n", why.text);
        return 1;
    }
    print(&l.data.test, l.taken);
    free(l.taken);
    images_free(&l.data);
    return 0;
}
