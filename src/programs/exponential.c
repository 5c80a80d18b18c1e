/* Tangled from chapters/35-softmax.md; edit that file. */
#include "fixed.h"
#include "softmax.h"

#include <math.h>
#include <stdio.h>

enum { F = 16, STEPS = 128, RUNS = 64, N = (STEPS + 1) * RUNS };

/* From -8 to 0, by sixteenths. */
static double point(size_t k) {
    return (double)k / 16 - 8;
}

/* The value of run i there: up to 2^-8 less. */
static double value(size_t k, size_t i) {
    return point(k) - (double)i / (RUNS << 8);
}

static void measure(struct party *me, void *arg) {
    ring *v = take_ring(me, N), *e = take_ring(me, N);

    for (size_t k = 0; me->id == OWNER && k < N; k++)
        v[k] = fixed_of(value(k / RUNS, k % RUNS), F);
    deal(me, OWNER, MOD_L, v, v, N);
    if (me->id != OWNER)
        opened_shares(me, exponential(me, v, N, scale_of(F, COIN)), e,
                      N);
    reveal(me, OWNER, MOD_L, e, arg, N);
}

static void print_point(size_t k, const ring *e) {
    double v = point(k), low = 1, high = -1;

    for (size_t i = 0; i < RUNS; i++) {
        double error = real_of(e[i], F) - exp(value(k, i));

        low = fmin(low, error);
        high = fmax(high, error);
    }
    printf("%g,%.6f,%.6f,%.6f\n", v, exp(v) - pow(1 + v / 256, 256),
           low, high);
}

int main(void) {
    static ring e[N];
    struct why why;

    if (party_threads(measure, e, &why)) {
        fprintf(stderr, "exponential: %s\n", why.text);
        return 1;
    }
    printf("v,formula,low,high\n");
    for (size_t k = 0; k <= STEPS; k++)
        print_point(k, e + k * RUNS);
}
