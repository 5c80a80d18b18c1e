/* Tangled from chapters/07-exact-products.md; edit that file. */
#include "linear.h"

#include <string.h>

#include "matrix.h"

struct linear linear_dense(size_t batch, size_t in, size_t out) {
    return (struct linear){batch, in, out, in, out, {1, 0, 0, NULL}};
}

struct linear linear_of(const struct layer *layer, size_t batch,
                        struct windows windows) {
    return (struct linear){batch,
                           layer->in,
                           layer->out,
                           layer_fan(layer),
                           layer_filters(layer),
                           windows};
}

static bool is_convolution(const struct linear *a) {
    return a->windows.pixel;
}

/* How often it multiplies, and with how many rows. */
static size_t tiles(const struct linear *a) {
    return is_convolution(a) ? a->batch : 1;
}

static size_t tile_rows(const struct linear *a) {
    return is_convolution(a) ? a->windows.positions : a->batch;
}

size_t linear_size(const struct linear *a, enum product p) {
    return p == FORWARD    ? a->batch * a->out
           : p == BACKWARD ? a->batch * a->in
                           : a->fan * a->filters;
}

size_t linear_factor(const struct linear *a, enum product p) {
    return p == GRADIENT ? a->batch * a->out : a->fan * a->filters;
}

/* The rows of one tile; and the weights, transposed. */
size_t linear_room(const struct linear *a) {
    size_t rows = is_convolution(a) ? tile_rows(a) * a->fan : 0;
    return rows + a->fan * a->filters;
}

static void scatter(const struct windows *v, const ring *rows,
                    ring *image) {
    size_t n = v->positions * v->area, each = v->channels;
    for (size_t i = 0; i < n; i++, rows += each)
        for (size_t c = 0; v->pixel[i] != OUTSIDE && c < each; c++) {
            ring *number = &image[v->pixel[i] * each + c];
            *number = mod_L(*number + rows[c]);
        }
}

/* The rows of tile t of x. */
static const ring *tile(const struct linear *a, const ring *x, size_t t,
                        ring *room) {
    if (!is_convolution(a))
        return x;
    windows_gather(&a->windows, x + t * a->in, room, sizeof *room);
    return room;
}

static void add_forward(const struct linear *a, const ring *x,
                        const ring *w, ring *z, ring *room) {
    for (size_t t = 0; t < tiles(a); t++)
        matrix_mul_add(tile(a, x, t, room), w, z + t * a->out,
                       tile_rows(a), a->fan, a->filters);
}

static void add_gradient(const struct linear *a, const ring *x,
                         const ring *delta, ring *z, ring *room) {
    for (size_t t = 0; t < tiles(a); t++)
        matrix_turned_mul_add(tile(a, x, t, room), delta + t * a->out,
                              z, a->fan, tile_rows(a), a->filters);
}

/* The errors of a tile's rows go back to where these came from. */
static void add_tile_back(const struct linear *a, const ring *delta,
                          const ring *turned, ring *z, ring *rows) {
    size_t n = tile_rows(a) * a->fan;
    if (!is_convolution(a)) {
        matrix_mul_add(delta, turned, z, a->batch, a->filters, a->fan);
        return;
    }
    memset(rows, 0, n * sizeof *rows);
    matrix_mul_add(delta, turned, rows, tile_rows(a), a->filters,
                   a->fan);
    scatter(&a->windows, rows, z);
}

static void add_backward(const struct linear *a, const ring *delta,
                         const ring *w, ring *z, ring *room) {
    ring *rows = room + a->fan * a->filters;
    matrix_transpose(w, room, a->fan, a->filters);
    for (size_t t = 0; t < tiles(a); t++)
        add_tile_back(a, delta + t * a->out, room, z + t * a->in, rows);
}

void linear_add(const struct linear *a, enum product p, const ring *x,
                const ring *y, ring *z, ring *room) {
    if (p == FORWARD)
        add_forward(a, x, y, z, room);
    else if (p == BACKWARD)
        add_backward(a, x, y, z, room);
    else
        add_gradient(a, x, y, z, room);
}

void linear_sum(const struct linear *a, const ring *delta, ring *sum) {
    memset(sum, 0, a->filters * sizeof *sum);
    for (size_t i = 0; i < a->batch * a->out; i += a->filters)
        for (size_t k = 0; k < a->filters; k++)
            sum[k] = mod_L(sum[k] + delta[i + k]);
}

void momentum_add(struct descent d, size_t steps, int f,
                  const ring *last, ring *gradient, size_t n) {
    int up = f + descent_shift(d, steps) - d.momentum;
    uint64_t part = (UINT64_C(1) << d.momentum) - 1;
    for (size_t k = 0; k < n; k++)
        gradient[k] = mod_L(gradient[k] + (last[k] * part << up));
}
