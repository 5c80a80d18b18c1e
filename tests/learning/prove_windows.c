/* Tangled from chapters/37-convolution.md; edit that file. */
#include "beaver.h"
#include "ideal_linear.h"
#include "prove.h"

static const uint32_t pixels[2] = {0, 0};
static const struct linear twice = {1, 1, 2, 1, 1, {2, 1, 1, pixels}};

static void run(struct party *me, ring *const in[], ring *const out[],
                enum product p) {
    size_t nx = first_factor(&twice, p), ny = linear_factor(&twice, p);
    size_t nz = linear_size(&twice, p);
    ring xy[VALUES], z[VALUES];
    struct masked x = {xy, NULL, nx, 1}, y = {xy + nx, NULL, ny, 1};

    for (size_t k = 0; k < nx + ny; k++)
        xy[k] = *in[k];
    mask_open(me, (struct masked *[]){&x, &y}, 2);
    multiply_masked(me, &twice, p, &x, &y, z);
    for (size_t k = 0; holds_shares(me) && k < nz; k++)
        *out[k] = z[k];
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out, enum product p) {
    size_t nx = first_factor(&twice, p);
    size_t n = nx + linear_factor(&twice, p);
    size_t nz = linear_size(&twice, p);
    ring open[VALUES], rest[VALUES], z[VALUES];

    if (id == P2) {
        for (size_t k = 0; k < 2 * n + nz; k++)
            show_any(s, L);
        return;
    }
    for (size_t k = 0; k < n; k++)
        open[k] = in[k] - show_any(s, L);
    for (size_t k = 0; k < n; k++) {
        open[k] += show_any(s, L);
        rest[k] = in[k] - (id == P0 ? open[k] : 0);
    }
    for (size_t k = 0; k < nz; k++)
        z[k] = show_any(s, L);
    add_by_terms(&twice, p, in, open + nx, z);
    add_by_terms(&twice, p, open, rest + nx, z);
    for (size_t k = 0; k < nz; k++)
        show(s, mod_L(id == P0 ? out[k] - z[k] : z[k] - out[k]), L);
}

static void run_forward(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, FORWARD);
}

static void simulate_forward(struct sight *s, int id, const ring *in,
                             const ring *out) {
    simulate(s, id, in, out, FORWARD);
}

/* Two inputs that look the same to P0 and to P2; in the ring of eight,
   one. */
static bool pose(uint64_t *k, struct values *in) {
    ring i = next_digit(k, ELL == 2 ? 2 : 1);

    for (size_t v = 0; v < 3; v++) {
        in->of[P0][v] = mod_L(3 * v + 1);
        in->of[P1][v] = mod_L((2 + v) * (1 + i));
    }
    return true;
}

static void one_mask_serves_two_windows(void **state) {
    struct ideal_linear f = ideal_linear(&twice, FORWARD);

    (void)state;
    f.ideal.name = "a pixel in two windows";
    f.ideal.names[P0] = f.ideal.names[P1] = "x w";
    prove(&(struct claim){.ideal = &f.ideal,
                          .sample = pose,
                          .run = run_forward,
                          .simulate = simulate_forward,
                          .one_by_one = true});
}

#if ELL == 2
static void run_backward(struct party *me, ring *const in[],
                         ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, BACKWARD);
}

static void run_gradient(struct party *me, ring *const in[],
                         ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, GRADIENT);
}

static void simulate_backward(struct sight *s, int id, const ring *in,
                              const ring *out) {
    simulate(s, id, in, out, BACKWARD);
}

static void simulate_gradient(struct sight *s, int id, const ring *in,
                              const ring *out) {
    simulate(s, id, in, out, GRADIENT);
}

static void and_so_it_does_on_the_way_back(void **state) {
    struct ideal_linear back = ideal_linear(&twice, BACKWARD);
    struct ideal_linear slope = ideal_linear(&twice, GRADIENT);

    (void)state;
    back.ideal.name = "two windows scattered";
    slope.ideal.name = "a gradient of two windows";
    prove(&(struct claim){.ideal = &back.ideal,
                          .sample = pose,
                          .run = run_backward,
                          .simulate = simulate_backward,
                          .one_by_one = true});
    prove(&(struct claim){.ideal = &slope.ideal,
                          .sample = pose,
                          .run = run_gradient,
                          .simulate = simulate_gradient,
                          .one_by_one = true});
}
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_mask_serves_two_windows),
#if ELL == 2
    cmocka_unit_test(and_so_it_does_on_the_way_back),
#endif
};

RUN("products of windows, proved", tests)
