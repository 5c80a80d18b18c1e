/* Tangled from chapters/55-transferred-products.md; edit that file. */
/* Wants libsodium. */
#include "pair_product.h"

#include <string.h>

#include "crossing.h"

/* Shares of two factors, and of what comes out. */
enum { MOST = 70 * 70 };
static ring x[2][MOST], y[2][MOST], z[2][MOST];

static struct crossing crossing_of(size_t nx, size_t ny) {
    for (int id = P0; id <= P1; id++) {
        fill_any(x[id], nx, 2 + (uint64_t)id);
        fill_any(y[id], ny, 4 + (uint64_t)id);
    }
    return (struct crossing){.in = {{x[P0], y[P0]}, {x[P1], y[P1]}},
                             .out = {z[P0], z[P1]}};
}

static void make_products(struct party *me, const struct crossing *c) {
    pair_products(me, c->in[me->id][0], c->in[me->id][1],
                  c->out[me->id], *(const size_t *)c->arg);
}

static void products_of_numbers_are_right(void **state) {
    static const size_t n[] = {1, 63, 64, 65, 130};

    (void)state;
    for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
        struct crossing c = crossing_of(n[i], n[i]);

        c.make = make_products;
        c.arg = &n[i];
        crossing_run(&c);
        for (size_t k = 0; k < n[i]; k++)
            assert_number(ring_mul(mod_L(x[P0][k] + x[P1][k]),
                                   mod_L(y[P0][k] + y[P1][k])),
                          mod_L(z[P0][k] + z[P1][k]), "product %zu", k);
        assert_number(pair_products_bytes(n[i]),
                      c.bytes[P0] + c.bytes[P1], "bytes");
        assert_number(c.bytes[P0], c.made[P0], "made by P0");
        assert_number(c.bytes[P1], c.made[P1], "made by P1");
    }
}

struct layer_case {
    struct linear a;
    enum product p;
};

static void make_linear(struct party *me, const struct crossing *c) {
    const struct layer_case *l = c->arg;

    pair_linear(me, &l->a, l->p, c->in[me->id][0], c->in[me->id][1],
                c->out[me->id]);
}

/* The same of the numbers themselves. */
static void assert_linear(const struct layer_case *l, size_t nx,
                          size_t ny) {
    static ring in[2][MOST], want[MOST], room[MOST];
    size_t n = linear_size(&l->a, l->p);

    for (size_t k = 0; k < nx; k++)
        in[0][k] = mod_L(x[P0][k] + x[P1][k]);
    for (size_t k = 0; k < ny; k++)
        in[1][k] = mod_L(y[P0][k] + y[P1][k]);
    memset(want, 0, n * sizeof *want);
    linear_add(&l->a, l->p, in[0], in[1], want, room);
    for (size_t k = 0; k < n; k++)
        assert_number(want[k], mod_L(z[P0][k] + z[P1][k]),
                      "product %d, element %zu", (int)l->p, k);
}

static void run_layer(size_t batch, size_t in, size_t out,
                      enum product p) {
    struct layer_case l = {linear_dense(batch, in, out), p};
    size_t nx = batch * (p == BACKWARD ? out : in);
    size_t ny = linear_factor(&l.a, p);
    struct crossing c = crossing_of(nx, ny);

    c.make = make_linear;
    c.arg = &l;
    crossing_run(&c);
    assert_linear(&l, nx, ny);
    assert_number(pair_linear_bytes(&l.a, p), c.bytes[P0] + c.bytes[P1],
                  "bytes");
    assert_number(c.bytes[P0], c.made[P0], "made by P0");
}

static void products_of_layers_are_right(void **state) {
    static const size_t shape[][3] = {
        {1, 1, 1}, {3, 5, 2}, {2, 5, 3}, {7, 9, 13}, {5, 65, 4}};

    (void)state;
    for (size_t i = 0; i < sizeof shape / sizeof *shape; i++)
        for (enum product p = FORWARD; p <= GRADIENT; p++)
            run_layer(shape[i][0], shape[i][1], shape[i][2], p);
}

static void make_windows(struct party *me, const struct crossing *c) {
    static const uint32_t pixel[1] = {0};
    struct linear a = linear_dense(1, 25, 4);

    (void)c;
    a.windows = (struct windows){1, 1, 1, pixel};
    pair_linear(me, &a, FORWARD, x[me->id], y[me->id], z[me->id]);
}

static void a_convolution_is_refused_by_its_size(void **state) {
    struct crossing c = {.make = make_windows};
    struct why why = {""};

    (void)state;
    assert_int_equal(crossing_try(&c, &why), -1);
    assert_non_null(strstr(why.text, "25 numbers in and 4 out"));
    assert_non_null(strstr(why.text, "convolution"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(products_of_numbers_are_right),
    cmocka_unit_test(products_of_layers_are_right),
    cmocka_unit_test(a_convolution_is_refused_by_its_size),
};

RUN("products by transfer", tests)
