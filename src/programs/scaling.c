/* Tangled from chapters/46-prices.md; edit that file. */
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>

/* How time, bytes and memory of a step of training grow with the batch,
   the width and the depth of a network; as comma-separated values. */

enum { POINTS = 6, REPEAT = 15, BATCH = 128, INPUTS = 784, OUT = 10 };

struct series {
    const char *name;
    size_t at[POINTS];
    /* The network and the batch of this size. */
    size_t (*make)(struct network *net, size_t at);
};

/* `hidden` layers of `width` between images and classes. */
static struct network network_of(size_t hidden, size_t width) {
    struct network net = {.name = "some", .depth = 2 * hidden + 1};
    size_t in = INPUTS;

    for (size_t l = 0; l < net.depth; l += 2) {
        size_t out = l < 2 * hidden ? width : OUT;

        net.layer[l] = (struct layer){DENSE, in, out, WHOLE};
        if (l + 1 < net.depth)
            net.layer[l + 1] = (struct layer){RELU, out, out, WHOLE};
        in = out;
    }
    return net;
}

static size_t by_batch(struct network *net, size_t at) {
    *net = network_of(1, 256);
    return at;
}

static size_t by_width(struct network *net, size_t at) {
    *net = network_of(1, at);
    return BATCH;
}

static size_t by_depth(struct network *net, size_t at) {
    *net = network_of(at, 128);
    return BATCH;
}

static const struct series series[] = {
    {"batch", {1, 32, 64, 128, 192, 256}, by_batch},
    {"width", {32, 128, 256, 384, 512, 768}, by_width},
    {"depth", {1, 2, 3, 4, 5, 0}, by_depth},
};

/* y is nearly base + slope x. */
struct law {
    double base, slope;
};

static struct law least_squares(const double *x, const double *y,
                                size_t n) {
    double sx = 0, sy = 0, sxx = 0, sxy = 0, count = (double)n;
    struct law law;

    for (size_t i = 0; i < n; i++) {
        sx += x[i];
        sy += y[i];
        sxx += x[i] * x[i];
        sxy += x[i] * y[i];
    }
    law.slope = (count * sxy - sx * sy) / (count * sxx - sx * sx);
    law.base = (sy - law.slope * sx) / count;
    return law;
}

static void print_point(const char *name, size_t at,
                        const struct sample *s) {
    printf("%s-%zu,%s,%zu,%llu,%llu,", name, at, name, at,
           (unsigned long long)s->cost.rounds,
           (unsigned long long)cost_bytes(s->cost));
    printf("%.3f,%.3f,%.3f,%.3f,%.3f,%.2f,,\n",
           1e-6 * (double)cost_bytes(s->cost), s->first, s->median,
           s->third, s->cpu, s->peak);
}

static void print_law(const char *name, const char *what,
                      const double *x, const double *y, size_t n) {
    struct law law = least_squares(x, y, n);

    printf("%s-%s,,,,,,,,,,,%.6g,%.6g\n", name, what, law.base,
           law.slope);
}

static int measure_at(const struct series *s, size_t at,
                      struct sample *sample, struct why *why) {
    struct network net;
    size_t batch = s->make(&net, at);
    struct work work = {.name = s->name,
                        .run = run_train,
                        .n = batch,
                        .recipe = {&net,
                                   batch,
                                   scale_of(16, COIN),
                                   {.shift = 9},
                                   SOFTMAX,
                                   NULL}};

    return measure(&work, REPEAT, sample, why);
}

static int measure_series(const struct series *s, struct why *why) {
    double x[POINTS], ms[POINTS], mb[POINTS], peak[POINTS];
    size_t n = 0;

    for (; n < POINTS && s->at[n]; n++) {
        struct sample sample;

        if (measure_at(s, s->at[n], &sample, why))
            return -1;
        print_point(s->name, s->at[n], &sample);
        x[n] = (double)s->at[n];
        ms[n] = sample.median;
        mb[n] = 1e-6 * (double)cost_bytes(sample.cost);
        peak[n] = sample.peak;
    }
    print_law(s->name, "ms", x, ms, n);
    print_law(s->name, "mb", x, mb, n);
    print_law(s->name, "peak", x, peak, n);
    return 0;
}

int main(void) {
    struct why why;

    puts("what,series,at,rounds,bytes,mb,first_ms,median_ms,third_ms,"
         "cpu_ms,peak_mb,base,slope");
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        if (measure_series(&series[i], &why)) {
            fprintf(stderr, "scaling: %s\n", why.text);
            return EXIT_FAILURE;
        }
    return EXIT_SUCCESS;
}
