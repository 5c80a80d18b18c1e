/* Tangled from chapters/31-coin.md; edit that file. */
#include "small_ring.h"

#include <stdio.h>

enum { D = 4, N = 1 << D };

/* What became of the truncations of some numbers: one below the floor,
   the floor, one above, or off by a lap. */
struct counts {
    long pairs, below, down, up, failed;
};

static void add(int bits, int64_t x, int64_t truncated,
                struct counts *c) {
    int64_t floor = (x - (x & (N - 1))) / N, off = truncated - floor;
    int64_t lap = (x < 0 ? 1 : -1) * (INT64_C(1) << (bits - D));
    c->pairs++;
    c->below += off == -1;
    c->down += off == 0;
    c->up += off == 1;
    c->failed += off == lap || off == lap + 1;
}

static void print_sizes(int bits, int k) {
    int64_t size = INT64_C(1) << k, end = INT64_C(1) << (bits - 1);
    struct counts c = {0}, coin = {0};
    long stated = 0, worst = 0;
    for (int64_t x = -size; x <= size && x < end; x++) {
        long before = c.failed;
        for (ring r = 0; r >> bits == 0; r++) {
            add(bits, x, truncated_small(bits, x, r, D), &c);
            add(bits, x, coin_small(bits, x, r, D), &coin);
        }
        worst = c.failed - before > worst ? c.failed - before : worst;
        stated += x < 0 ? -x : x;
    }
    printf("e%d_%d,%d,%d,,%ld,%ld,%ld,%ld,%ld,%ld,%ld,%g,%g,,%ld,%ld,"
           "%ld\n",
           bits, k, bits, k, c.pairs, c.below, c.down, c.up, c.failed,
           stated, c.pairs - c.below - c.down - c.up - c.failed,
           (double)worst / (double)(2 * end),
           (double)(2 * size) / (double)(2 * end), coin.down, coin.up,
           coin.failed);
}

static double rate(const struct counts *c) {
    return (double)c->up / (double)c->pairs;
}

static void print_cell(int64_t m, ring s) {
    struct counts c = {0}, coin = {0}, shown = {0};
    for (int64_t x = m - 64; x < 64; x += N)
        for (ring r = 0; r < 256; r++) {
            int64_t got = coin_small(8, x, r, D);
            if (r % N == s && !fails_small(8, x, r))
                add(8, x, truncated_small(8, x, r, D), &c);
            add(8, x, got, &coin);
            if ((ring_of(x) + r) % N == s)
                add(8, x, got, &shown);
        }
    printf("c%d_%d,,%d,%d,%ld,,%ld,%ld,,,,%g,%g,%g,,,\n", (int)m,
           (int)s, (int)m, (int)s, c.pairs, c.down, c.up, rate(&c),
           rate(&coin), rate(&shown));
}

int main(void) {
    printf("row,bits,at,share,pairs,below,down,up,failed,stated,other,"
           "rate,bound,shown,coin_down,coin_up,coin_failed\n");
    for (int bits = 8; bits <= 12; bits++)
        for (int k = 0; k < bits; k++)
            print_sizes(bits, k);
    for (int64_t m = 0; m < N; m++)
        for (ring s = 0; s < N; s++)
            print_cell(m, s);
    return 0;
}
