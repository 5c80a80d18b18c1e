/* Tangled from chapters/11-sharing.md; edit that file. */
#include <stdio.h>

#include "seconds.h"
#include "share.h"

enum { N = 4096, RUNS = 2000 };

struct arrays {
    ring x[N], x0[N], x1[N];
    zp z[N], z0[N], z1[N], bit[ELL * N];
};

static const char *const name[] = {"split",  "split_odd", "split_zp",
                                   "add",    "add_odd",   "add_zp",
                                   "bits_of"};

static void run(unsigned which, struct stream *s, struct arrays *a) {
    enum group g = which % 3;
    bool small = g == MOD_P;
    void *x = small ? (void *)a->z : a->x;
    void *x0 = small ? (void *)a->z0 : a->x0;
    void *x1 = small ? (void *)a->z1 : a->x1;

    if (which < 3)
        split(g, s, x, x0, x1, N);
    else if (which < 6)
        group_add(g, x0, x1, x, N);
    else
        bits_of(a->x, a->bit, N);
}

int main(void) {
    static struct arrays a;
    struct seed seed;
    seed_fresh(&seed);
    struct stream *s = stream_open(&seed);
    if (!s)
        return 1;
    printf("what,ns,per_ns\n");
    for (unsigned which = 0; which < 7; which++) {
        double best = 1, n = N;
        for (int i = 0; i < RUNS; i++) {
            double start = seconds();
            run(which, s, &a);
            double time = seconds() - start;
            best = time < best ? time : best;
        }
        printf("%s,%.3f,%.2f\n", name[which], 1e9 * best / n,
               1e-9 * n / best);
    }
    stream_close(s);
}
