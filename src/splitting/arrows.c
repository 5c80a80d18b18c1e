/* Tangled from chapters/61-arrows.md; edit that file. */
#include "arrows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double dot(const float *a, const double *u, size_t n) {
    double sum = 0;

    for (size_t j = 0; j < n; j++)
        sum += (double)a[j] * u[j];
    return sum;
}

/* Make u as long as 1, if it has a length. */
static void unit(double *u, size_t n) {
    double square = 0;

    for (size_t j = 0; j < n; j++)
        square += u[j] * u[j];
    for (size_t j = 0; square > 0 && j < n; j++)
        u[j] /= sqrt(square);
}

enum { TURNS = 50 };

/* Begin with the longest arrow; again and again, add up all arrows,
   each as often as it goes along. */
void main_direction(const float *arrow, size_t rows, size_t n,
                    double *u) {
    double most = -1, *sum = calloc(n, sizeof *sum);

    for (size_t i = 0; i < rows; i++) {
        double square = 0;

        for (size_t j = 0; j < n; j++)
            square += pow((double)arrow[i * n + j], 2);
        for (size_t j = 0; square > most && j < n; j++)
            u[j] = (double)arrow[i * n + j];
        most = fmax(most, square);
    }
    unit(u, n);
    for (int turn = 0; sum && turn < TURNS; turn++) {
        memset(sum, 0, n * sizeof *sum);
        for (size_t i = 0; i < rows; i++) {
            double along = dot(arrow + i * n, u, n);

            for (size_t j = 0; j < n; j++)
                sum[j] += along * (double)arrow[i * n + j];
        }
        memcpy(u, sum, n * sizeof *sum);
        unit(u, n);
    }
    free(sum);
}

int read_labels(const float *arrow, size_t rows, size_t n,
                const uint8_t *label, size_t known, float *score) {
    double *u = calloc(n, sizeof *u), sum[2] = {0}, count[2] = {0};

    if (!u)
        return -1;
    main_direction(arrow, rows, n, u);
    for (size_t i = 0; i < rows; i++)
        score[i] = (float)dot(arrow + i * n, u, n);
    for (size_t i = 0; i < known; i++) {
        sum[label[i]] += (double)score[i];
        count[label[i]]++;
    }
    if (sum[1] * count[0] < sum[0] * count[1])
        for (size_t i = 0; i < rows; i++)
            score[i] = -score[i];
    free(u);
    return 0;
}

static void add_unit(const float *arrow, double *sum, size_t n) {
    double square = 0;

    for (size_t j = 0; j < n; j++)
        square += pow((double)arrow[j], 2);
    for (size_t j = 0; square > 0 && j < n; j++)
        sum[j] += (double)arrow[j] / sqrt(square);
}

int most_alike(const float *arrow, size_t rows, size_t n,
               const size_t *known, const uint8_t *label, size_t count,
               size_t classes, uint8_t *guess) {
    double *to = calloc(classes * n, sizeof *to);

    if (!to)
        return -1;
    for (size_t k = 0; k < count; k++)
        add_unit(arrow + known[k] * n, to + label[known[k]] * n, n);
    for (size_t c = 0; c < classes; c++)
        unit(to + c * n, n);
    for (size_t i = 0; i < rows; i++) {
        guess[i] = 0;
        for (size_t c = 1; c < classes; c++)
            if (dot(arrow + i * n, to + c * n, n) >
                dot(arrow + i * n, to + guess[i] * n, n))
                guess[i] = (uint8_t)c;
    }
    free(to);
    return 0;
}
