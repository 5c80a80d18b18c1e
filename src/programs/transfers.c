/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include <stdio.h>

#include "seconds.h"
#include "transfer.h"

enum { N = 1 << 16, RUNS = 20, LONG = 128 };

/* What P0 and P1 measure, in seconds of their processor's time. */
struct times {
    double open[2], transfer[2], pads, words;
};

/* The least of some runs: `transfer`, and at the sender then pads of
   one word, or of LONG words for fewer keys. */
static void measure(struct party *me, struct transfers *of,
                    struct times *t) {
    struct key *key = (void *)take_bytes(me, N * sizeof *key);
    uint64_t *pad = take_ring(me, N);
    pack *choice = take_rows(me, 1, N);
    double *best[] = {&t->transfer[me->id], &t->pads, &t->words};

    draw_bits(me->with[other(me)][BLIND], choice, N);
    for (int i = 0; i < (me->id == P0 ? 3 * RUNS : RUNS); i++) {
        double start = busy_seconds(), took;

        if (i < RUNS)
            transfer(me, of, P0, choice, key, N);
        else
            transfer_pads(key, transfer_delta(of), 1, 0, pad,
                          i < 2 * RUNS ? N : N / LONG,
                          i < 2 * RUNS ? 1 : LONG);
        took = busy_seconds() - start;
        if (i % RUNS == 0 || took < *best[i / RUNS])
            *best[i / RUNS] = took;
    }
}

static void run(struct party *me, void *arg) {
    struct times *t = arg;
    double start = busy_seconds();
    struct transfers *of = transfers_open(me);

    t->open[me->id] = busy_seconds() - start;
    measure(me, of, t);
    transfers_close(of);
}

int main(void) {
    const struct cast two = {1 << P0 | 1 << P1, NULL, NULL};
    struct times t;
    struct why why;

    if (cast_threads(&two, run, &t, &why)) {
        fprintf(stderr, "%s\n", why.text);
        return 1;
    }
    printf("what,ns\n");
    printf("open,%.0f\n", 1e9 * t.open[P0]);
    printf("base,%.0f\n", 1e9 * t.open[P0] / KEY_BITS);
    printf("sender,%.2f\n", 1e9 * t.transfer[P0] / N);
    printf("chooser,%.2f\n", 1e9 * t.transfer[P1] / N);
    printf("pad,%.2f\n", 1e9 * t.pads / N);
    printf("word,%.2f\n", 1e9 * t.words / N);
    return 0;
}
