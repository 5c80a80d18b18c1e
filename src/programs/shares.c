/* Tangled from chapters/08-sharing.md; edit that file. */
#include <stdio.h>

#include "seconds.h"
#include "share.h"

enum { N = 4096, RUNS = 2000 };

struct arrays {
    ring x[N], x0[N], x1[N];
    zp z[N], z0[N], z1[N], bit[ELL * N];
};

static const char *const name[] = {"split",  "split_odd", "split_zp",
                                   "join",   "join_odd",  "join_zp",
                                   "bits_of"};

static void run(int which, struct stream *s, struct arrays *a) {
    switch (which) {
    case 0:
        split(s, a->x, a->x0, a->x1, N);
        break;
    case 1:
        split_odd(s, a->x, a->x0, a->x1, N);
        break;
    case 2:
        split_zp(s, a->z, a->z0, a->z1, N);
        break;
    case 3:
        join(a->x0, a->x1, a->x, N);
        break;
    case 4:
        join_odd(a->x0, a->x1, a->x, N);
        break;
    case 5:
        join_zp(a->z0, a->z1, a->z, N);
        break;
    default:
        bits_of(a->x, a->bit, N);
    }
}

int main(void) {
    static struct arrays a;
    struct seed seed;
    seed_fresh(&seed);
    struct stream *s = stream_open(&seed);
    if (!s)
        return 1;
    printf("what,ns,per_ns\n");
    for (int which = 0; which < 7; which++) {
        double best = 1;
        for (int i = 0; i < RUNS; i++) {
            double start = seconds();
            run(which, s, &a);
            double time = seconds() - start;
            best = time < best ? time : best;
        }
        printf("%s,%.3f,%.2f\n", name[which], 1e9 * best / N,
               1e-9 * N / best);
    }
    stream_close(s);
}
