/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "ridge.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "hot.h"

/* The mean of each column of x, and the inverse of its deviation; 0 for
   one that says nothing. */
static void spread_of(struct ridge *r, const float *x, size_t rows) {
    for (size_t j = 0; j < r->in; j++) {
        double mean = 0, square = 0;

        for (size_t i = 0; i < rows; i++)
            mean += (double)x[i * r->in + j] / (double)rows;
        for (size_t i = 0; i < rows; i++)
            square += pow((double)x[i * r->in + j] - mean, 2);
        r->mean[j] = mean;
        r->scale[j] = square > 0 ? sqrt((double)rows / square) : 0;
    }
}

static void standard(const struct ridge *r, const float *x, double *z) {
    for (size_t j = 0; j < r->in; j++)
        z[j] = ((double)x[j] - r->mean[j]) * r->scale[j];
}

/* a += z z^T below the diagonal, and w += z (y - offset)^T. */
HOT static void add_row(const struct ridge *r, const double *z,
                        const float *y, double *a, double *w) {
    for (size_t j = 0; j < r->in; j++) {
        for (size_t k = 0; k <= j; k++)
            a[j * r->in + k] += z[j] * z[k];
        for (size_t k = 0; k < r->out; k++)
            w[j * r->out + k] += z[j] * ((double)y[k] - r->offset[k]);
    }
}

/* a, n x n, symmetric and positive, becomes the lower triangle with
   a = l l^T [Cholesky]. */
HOT static void cholesky(double *a, size_t n) {
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = a[i * n + j];

            for (size_t k = 0; k < j; k++)
                sum -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = i == j ? sqrt(sum) : sum / a[j * n + j];
        }
}

/* w, n x m, becomes the x with l l^T x = w: down, then up. */
HOT static void solve(const double *l, double *w, size_t n, size_t m) {
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++)
            for (size_t j = 0; j < m; j++)
                w[i * m + j] -= l[i * n + k] * w[k * m + j];
        for (size_t j = 0; j < m; j++)
            w[i * m + j] /= l[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++)
            for (size_t j = 0; j < m; j++)
                w[i * m + j] -= l[k * n + i] * w[k * m + j];
        for (size_t j = 0; j < m; j++)
            w[i * m + j] /= l[i * n + i];
    }
}

static void fit(struct ridge *r, const float *x, const float *y,
                size_t rows, double force, double *a, double *z) {
    spread_of(r, x, rows);
    for (size_t i = 0; i < rows * r->out; i++)
        r->offset[i % r->out] += (double)y[i] / (double)rows;
    for (size_t i = 0; i < rows; i++) {
        standard(r, x + i * r->in, z);
        add_row(r, z, y + i * r->out, a, r->w);
    }
    for (size_t j = 0; j < r->in; j++)
        a[j * r->in + j] += force * (double)rows;
    cholesky(a, r->in);
    solve(a, r->w, r->in, r->out);
}

int ridge_fit(struct ridge *r, const float *x, const float *y,
              size_t rows, size_t in, size_t out, double force) {
    double *a = calloc(in * in, sizeof *a);
    double *z = calloc(in, sizeof *z);

    *r = (struct ridge){
        .in = in,
        .out = out,
        .mean = calloc(in, sizeof(double)),
        .scale = calloc(in, sizeof(double)),
        .offset = calloc(out, sizeof(double)),
        .w = calloc(in * out, sizeof(double)),
    };
    bool have = a && z && r->mean && r->scale && r->offset && r->w;
    if (have)
        fit(r, x, y, rows, force, a, z);
    else
        ridge_free(r);
    free(a);
    free(z);
    return have ? 0 : -1;
}

void ridge_guess(const struct ridge *r, const float *x, float *y,
                 size_t rows) {
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < r->out; k++) {
            double sum = r->offset[k];

            for (size_t j = 0; j < r->in; j++)
                sum += ((double)x[i * r->in + j] - r->mean[j]) *
                       r->scale[j] * r->w[j * r->out + k];
            y[i * r->out + k] = (float)sum;
        }
}

void ridge_free(struct ridge *r) {
    free(r->mean);
    free(r->scale);
    free(r->offset);
    free(r->w);
    *r = (struct ridge){0};
}
