/* Tangled from chapters/60-sheets.md; edit that file. */
#include "prepare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
/* The different words of a column, in alphabetical order. */
struct words {
    const char *word[WORDS_MAX];
    size_t count;
};

/* The place of a word, or that at which it would belong. */
static size_t place_of(const struct words *w, const char *word) {
    size_t k = 0;

    while (k < w->count && strcmp(w->word[k], word) < 0)
        k++;
    return k;
}

static int words_of(const struct sheet *s, const struct column *c,
                    struct words *w, struct why *why) {
    w->count = 0;
    for (size_t i = 0; i < s->rows; i++) {
        size_t k = place_of(w, c->word[i]);

        if (k < w->count && strcmp(w->word[k], c->word[i]) == 0)
            continue;
        if (w->count == WORDS_MAX)
            return because(why,
                           "%s: column %s has more than %d different "
                           "words; leave it out or join some of them",
                           s->path, c->name, WORDS_MAX);
        memmove(w->word + k + 1, w->word + k,
                (w->count++ - k) * sizeof *w->word);
        w->word[k] = c->word[i];
    }
    return 0;
}

/* Mean of those of n numbers that are there, and their largest and
   smallest. */
struct range {
    double mean, least, most;
};

static struct range range_of(const double *x, size_t n) {
    struct range r = {0, INFINITY, -INFINITY};
    size_t there = 0;

    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]))
            continue;
        there++;
        r.mean += x[i];
        r.least = fmin(r.least, x[i]);
        r.most = fmax(r.most, x[i]);
    }
    r.mean /= there ? (double)there : 1;
    return r;
}

/* Replace what is missing by the mean; returns how many. */
static size_t fill(double *x, size_t n, double mean) {
    size_t filled = 0;

    for (size_t i = 0; i < n; i++)
        if (isnan(x[i])) {
            x[i] = mean;
            filled++;
        }
    return filled;
}

/* Column j of what is prepared, from n numbers, which are overwritten.
 */
static void standardise(struct prepared *f, size_t j, double *x) {
    size_t n = f->rows;
    struct range r = range_of(x, n);
    double spread = 0;

    if (r.least >= 0 && r.most > 20 * r.mean) {
        for (size_t i = 0; i < n; i++)
            x[i] = log1p(x[i]);
        r = range_of(x, n);
    }
    f->filled += fill(x, n, r.mean);
    for (size_t i = 0; i < n; i++)
        spread += (x[i] - r.mean) * (x[i] - r.mean) / (double)n;
    spread = spread > 0 ? sqrt(spread) : 1; /* all alike: zeros */
    for (size_t i = 0; i < n; i++)
        f->x[i * f->columns + j] = (float)((x[i] - r.mean) / spread);
}

/* How many columns become of one; -1 with the reason. */
static int columns_from(const struct sheet *s, const struct column *c,
                        struct why *why) {
    struct words w;

    if (c->kind == NUMBER)
        return 1;
    if (c->kind != CATEGORY)
        return 0;
    return words_of(s, c, &w, why) < 0 ? -1 : (int)w.count - 1;
}

static int make_columns(const struct sheet *s, struct prepared *f,
                        struct why *why) {
    f->rows = s->rows;
    for (size_t j = 0; j < s->columns; j++) {
        int more = columns_from(s, &s->column[j], why);

        if (more < 0)
            return -1;
        f->columns += (size_t)more;
    }
    f->x = calloc(f->rows * f->columns + 1, sizeof *f->x);
    f->from = calloc(f->columns + 1, sizeof *f->from);
    if (!f->x || !f->from)
        return because(why, "%s: no memory", s->path);
    return 0;
}

/* Write the columns that become of c, from column j on; `x` is room for
   one. Returns how many. */
static size_t write_columns(const struct sheet *s,
                            const struct column *c, struct prepared *f,
                            size_t j, double *x) {
    struct why why;
    struct words w = {.count = 2}; /* of a number: one column */

    if (c->kind == CATEGORY)
        words_of(s, c, &w, &why);
    for (size_t k = 1; k < w.count; k++) {
        for (size_t i = 0; i < f->rows; i++)
            x[i] = c->number ? c->number[i]
                             : place_of(&w, c->word[i]) == k;
        f->from[j + k - 1] = c;
        standardise(f, j + k - 1, x);
    }
    return w.count - 1;
}

int prepare_of(const struct sheet *s, struct prepared *f,
               struct why *why) {
    double *x = calloc(s->rows, sizeof *x);
    size_t j = 0;

    *f = (struct prepared){0};
    if (!x || make_columns(s, f, why) < 0) {
        prepare_free(f);
        free(x);
        return x ? -1 : because(why, "%s: no memory", s->path);
    }
    for (size_t k = 0; k < s->columns; k++)
        if (s->column[k].kind == NUMBER ||
            s->column[k].kind == CATEGORY)
            j += write_columns(s, &s->column[k], f, j, x);
    free(x);
    return 0;
}

void prepare_free(struct prepared *f) {
    free(f->x);
    free(f->from);
    *f = (struct prepared){0};
}

int labels_of(const struct sheet *s, uint8_t *labels, struct why *why) {
    const struct column *c = sheet_kind(s, LABEL);
    struct words w;

    if (!c)
        return because(why, "%s: no column is a label", s->path);
    if (words_of(s, c, &w, why) < 0)
        return -1;
    if (w.count < 2)
        return because(why,
                       "%s: the label %s is \"%s\" in every row, "
                       "expected two or more",
                       s->path, c->name, w.word[0]);
    for (size_t i = 0; i < s->rows; i++)
        labels[i] = (uint8_t)place_of(&w, c->word[i]);
    return (int)w.count;
}
