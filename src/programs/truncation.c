/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "seconds.h"
#include "share.h"
#include "share_truncate.h"

enum { N = 4096, D = 16, LINES = 32 };

static ring x[N], x0[N], x1[N], y[N];

/* Shares of x, truncated by D bits and added up to y. */
static void truncate_arrays(struct stream *s) {
    split(MOD_L, s, x, x0, x1, N);
    truncate_share(0, x0, N, D);
    truncate_share(1, x1, N, D);
    group_add(MOD_L, x0, x1, y, N);
}

/* Every second x is 2^k, the others -2^k: how many of `runs` arrays'
   results are more than a step away? */
static void measure_failures(struct stream *s, int k, int runs) {
    uint64_t failures = 0;
    double samples = (double)N * runs, size = ldexp(1, k - 64);
    for (size_t i = 0; i < N; i++)
        x[i] = i % 2 ? -(UINT64_C(1) << k) : UINT64_C(1) << k;
    for (int run = 0; run < runs; run++) {
        truncate_arrays(s);
        for (size_t i = 0; i < N; i++)
            failures += y[i] - ring_of(signed_of(x[i]) / 65536) > 1;
    }
    printf("fail%d,fail,%g,%.0f,%g,%g,%g\n", k, size, samples,
           (double)failures / samples, size, 2 * size);
}

/* x = 1 + m / 2^D: how many results are 2 and not 1? */
static void measure_coin(struct stream *s, ring m, int runs) {
    uint64_t up = 0;
    double samples = (double)N * runs, part = ldexp((double)m, -D);
    for (size_t i = 0; i < N; i++)
        x[i] = (UINT64_C(1) << D) + m;
    for (int run = 0; run < runs; run++) {
        truncate_arrays(s);
        for (size_t i = 0; i < N; i++)
            up += y[i] == 2;
    }
    printf("up%" PRIu64 ",up,%g,%.0f,%g,%g,\n", m, part, samples,
           (double)up / samples, part);
}

static void measure_pace(int j) {
    double best = 1;
    for (int run = 0; run < 2000; run++) {
        double start = seconds();
        truncate_share(j, x0, N, D);
        double time = seconds() - start;
        best = time < best ? time : best;
    }
    printf("pace%d,pace,,,%g,,\n", j, 1e9 * best / (double)N);
}

int main(void) {
    struct seed seed = {{9}};
    struct stream *s = stream_open(&seed);
    if (!s)
        return 1;
    printf("what,kind,at,samples,measured,exact,bound\n");
    for (int k = 44; k <= 62; k += 2)
        measure_failures(s, k, 1 << 17);
    for (ring i = 0; i <= LINES; i++)
        measure_coin(s, i * 65535 / LINES, 25);
    measure_pace(0);
    measure_pace(1);
    stream_close(s);
}
