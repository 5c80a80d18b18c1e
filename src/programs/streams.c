/* Tangled from chapters/10-randomness.md; edit that file. */
#include <stdio.h>

#include "prg.h"
#include "seconds.h"

enum { N = 8192, RUNS = 2000 };

/* The bound 0 stands for the ring, 1 for the odd ring. */
static void draw(struct stream *s, ring *out, unsigned bound) {
    if (bound > 1)
        draw_below(s, (uint8_t *)out, N, bound);
    else if (bound == 1)
        draw_odd(s, out, N);
    else
        draw_ring(s, out, N);
}

/* What drawing one takes in the best of many runs. */
static void measure(struct stream *s, const char *what, unsigned bound,
                    double bytes) {
    static ring out[N];
    double best = 1, n = N;
    for (int i = 0; i < RUNS; i++) {
        double start = seconds();
        draw(s, out, bound);
        double time = seconds() - start;
        best = time < best ? time : best;
    }
    printf("%s,%.4f,%.3f,%.3f\n", what, 1e9 * best / n, 1e-9 * n / best,
           1e-9 * n * bytes / best);
}

int main(void) {
    struct seed seed;
    seed_fresh(&seed);
    struct stream *s = stream_open(&seed);
    if (!s)
        return 1;
    printf("what,ns,per_ns,gbytes\n");
    measure(s, "ring", 0, 8);
    measure(s, "odd", 1, 8);
    measure(s, "below64", 64, 2);
    measure(s, "below67", 67, 2);
    measure(s, "below66", 66, 2);
    stream_close(s);
}
