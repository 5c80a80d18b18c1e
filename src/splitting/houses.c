/* Tangled from chapters/60-sheets.md; edit that file. */
#include "houses.h"

static int join(struct houses *h, struct why *why) {
    size_t left = h->fa.columns, right = h->fb.columns;
    int classes;

    h->rows = h->a.rows;
    h->columns = left;
    h->inputs = left + right;
    h->x = calloc(h->rows * h->inputs + 1, sizeof *h->x);
    h->labels = calloc(h->rows, sizeof *h->labels);
    if (!h->x || !h->labels)
        return because(why, "%s: no memory", h->a.path);
    for (size_t i = 0; i < h->rows; i++) {
        float *row = h->x + i * h->inputs;

        memcpy(row, h->fa.x + i * left, left * sizeof *row);
        memcpy(row + left, h->fb.x + i * right, right * sizeof *row);
    }
    classes = labels_of(&h->a, h->labels, why);
    h->classes = classes < 0 ? 0 : (size_t)classes;
    return classes < 0 ? -1 : 0;
}

int houses_load(struct houses *h, const char *a, const char *b,
                struct why *why) {
    *h = (struct houses){0};
    if (sheet_load(&h->a, a, why) == 0 &&
        sheet_load(&h->b, b, why) == 0 &&
        sheets_match(&h->a, &h->b, why) == 0 &&
        prepare_of(&h->a, &h->fa, why) == 0 &&
        prepare_of(&h->b, &h->fb, why) == 0 && join(h, why) == 0)
        return 0;
    houses_free(h);
    return -1;
}

void houses_free(struct houses *h) {
    free(h->x);
    free(h->labels);
    prepare_free(&h->fa);
    prepare_free(&h->fb);
    sheet_free(&h->a);
    sheet_free(&h->b);
    *h = (struct houses){0};
}

long houses_input(const struct houses *h, const char *name) {
    const struct prepared *f[] = {&h->fa, &h->fb};
    long at = 0;

    for (int k = 0; k < 2; k++)
        for (size_t j = 0; j < f[k]->columns; j++, at++)
            if (strcmp(f[k]->from[j]->name, name) == 0)
                return at;
    return -1;
}
