/* Tangled from chapters/61-arrows.md; edit that file. */
#include "auc.h"

#include <math.h>
#include <stdlib.h>

struct scored {
    float score;
    uint8_t truth;
};

static int by_score(const void *a, const void *b) {
    float x = ((const struct scored *)a)->score;
    float y = ((const struct scored *)b)->score;

    return (x > y) - (x < y);
}

/* The ranks, from 1 on, of those with truth 1 among n that are sorted,
   added up; equal scores share the middle of their ranks. */
static double ranks_of_ones(const struct scored *s, size_t n) {
    double sum = 0;

    for (size_t first = 0, next; first < n; first = next) {
        for (next = first; next < n && s[next].score == s[first].score;)
            next++;
        for (size_t i = first; i < next; i++)
            sum += s[i].truth ? (double)(first + next + 1) / 2 : 0;
    }
    return sum;
}

double auc(const float *score, const uint8_t *truth, size_t n) {
    struct scored *s = calloc(n + 1, sizeof *s);
    double ones = 0, bad = !s, ranks;

    for (size_t i = 0; s && i < n; i++) {
        s[i] = (struct scored){score[i], truth[i]};
        ones += truth[i] != 0;
        bad += isnan(score[i]);
    }
    if (bad > 0 || ones == 0 || ones == (double)n) {
        free(s);
        return NAN;
    }
    qsort(s, n, sizeof *s, by_score);
    ranks = ranks_of_ones(s, n);
    free(s);
    return (ranks - ones * (ones + 1) / 2) /
           (ones * ((double)n - ones));
}
