/* Tangled from chapters/42-training.md; edit that file. */
#include "train.h"

#include <math.h>
#include <stdlib.h>

/* Weights of network K after 100 steps: how far shares, and stochastic
   rounding in the clear, end from rounding to nearest. Writes counts of
   each difference as comma-separated values. */

enum { SPAN = 4000, STEPS = 100, BATCH = 128, F = 16 };

struct spread {
    long count[2 * SPAN + 1];
    double sum, squares;
    long largest;
};

static void measure(const float *a, const float *b, size_t n,
                    struct spread *s) {
    for (size_t k = 0; k < n; k++) {
        long units = lround(ldexp((double)(a[k] - b[k]), F));
        long place = units < -SPAN  ? -SPAN
                     : units > SPAN ? SPAN
                                    : units;

        s->count[place + SPAN]++;
        s->sum += (double)units;
        s->squares += (double)units * (double)units;
        s->largest =
            labs(units) > s->largest ? labs(units) : s->largest;
    }
}

static void print(const struct spread *shares,
                  const struct spread *stochastic, size_t n) {
    const struct spread *both[] = {shares, stochastic};
    double sd[2];

    for (int i = 0; i < 2; i++) {
        double mean = both[i]->sum / (double)n;

        sd[i] = sqrt(both[i]->squares / (double)n - mean * mean);
    }
    puts("units,secure,stochastic");
    printf("parameters,%zu,%zu\n", n, n);
    printf("sd,%.4f,%.4f\n", sd[0], sd[1]);
    printf("largest,%ld,%ld\n", shares->largest, stochastic->largest);
    for (long u = -SPAN; u <= SPAN; u++)
        if (shares->count[u + SPAN] || stochastic->count[u + SPAN])
            printf("%ld,%ld,%ld\n", u, shares->count[u + SPAN],
                   stochastic->count[u + SPAN]);
}

int main(void) {
    struct images data = {.source = ""};
    struct plan plan = {.recipe = {network_find("K"),
                                   BATCH,
                                   scale_of(F, COIN),
                                   {.shift = 9},
                                   SOFTMAX,
                                   NULL},
                        .data = &data,
                        .limit = STEPS * BATCH,
                        .epochs = 1,
                        .seed = 1,
                        .every = STEPS,
                        .rounding = NEAREST};
    static struct spread shares, stochastic;
    struct outcome secure, nearest, random;
    size_t n = network_parameters(plan.recipe.net);
    struct why why;
    int failed = train(&plan, SECURE, &secure, &why) ||
                 train(&plan, FIXED, &nearest, &why);

    plan.rounding = STOCHASTIC;
    if (failed || train(&plan, FIXED, &random, &why)) {
        fprintf(stderr, "oracle: %s\n", why.text);
        return EXIT_FAILURE;
    }
    measure(secure.theta, nearest.theta, n, &shares);
    measure(random.theta, nearest.theta, n, &stochastic);
    print(&shares, &stochastic, n);
    return EXIT_SUCCESS;
}
