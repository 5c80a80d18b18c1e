/* Tangled from chapters/67-full-size.md; edit that file. */
#ifndef STATISTICS_H
#define STATISTICS_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* The probability that a chi-square variable with df >= 1 degrees of
   freedom is x or more. [Abramowitz, Stegun 1964, 26.4] */
static inline double chi_square_tail(double x, int df) {
    int odd = df % 2;
    double tail = odd ? erfc(sqrt(x / 2)) : 0;
    double term = exp(-x / 2) * (odd ? sqrt(2 * x / M_PI) : 1);

    for (int v = odd; v < df; v += 2) {
        tail += term;
        term *= x / (v + 2);
    }
    return tail;
}

static inline double sum_of(const uint64_t *count, int cells) {
    double sum = 0;

    for (int i = 0; i < cells; i++)
        sum += (double)count[i];
    return sum;
}

static inline double chi_square(const uint64_t *count, int cells) {
    double mean = sum_of(count, cells) / cells, x = 0;

    for (int i = 0; i < cells; i++) {
        double gap = (double)count[i] - mean;
        x += gap * gap / mean;
    }
    return x;
}

/* p-value: are all cells equally probable? [Pearson 1900] */
static inline double uniform_p(const uint64_t *count, int cells) {
    return chi_square_tail(chi_square(count, cells), cells - 1);
}

/* p-value: have both the same distribution, whatever it is? */
static inline double same_p(const uint64_t *a, const uint64_t *b,
                            int cells) {
    double na = sum_of(a, cells), nb = sum_of(b, cells), x = 0;
    int used = 0;

    for (int i = 0; i < cells; i++) {
        double ai = (double)a[i], bi = (double)b[i];
        double gap = ai / na - bi / nb;

        if (ai + bi > 0) {
            x += na * nb * gap * gap / (ai + bi);
            used++;
        }
    }
    return used > 1 ? chi_square_tail(x, used - 1) : 1;
}

static inline int compare_words(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* An upper bound of the p-value: have both sets of n words the same
   distribution? Sorts them. [Wei, Dudley 2012, for n >= 458] */
static inline double words_p(uint64_t *a, uint64_t *b, size_t n) {
    double widest = 0;

    qsort(a, n, sizeof *a, compare_words);
    qsort(b, n, sizeof *b, compare_words);
    for (size_t i = 0, j = 0; i < n && j < n;) {
        uint64_t least = a[i] < b[j] ? a[i] : b[j];

        while (i < n && a[i] == least)
            i++;
        while (j < n && b[j] == least)
            j++;
        widest = fmax(widest, fabs((double)i - (double)j));
    }
    return fmin(1, 2 * exp(-widest * widest / (double)n));
}

#endif
