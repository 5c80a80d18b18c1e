/* Tangled from chapters/70-evidence.md; edit that file. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "keys.h"
#include "securenet.h"

static const char *const purposes[PURPOSES] = {"DEAL", "ZERO", "BLIND"};
static const char *const roles[ROLES] = {"P0", "P1", "P2", "owner"};

struct job {
    struct recipe recipe;
    struct keys keys[ROLES];
};

/* One step, with its batch; the numbers do not matter. */
static void step(struct party *me, void *arg) {
    struct job *job = arg;
    const struct recipe *r = &job->recipe;
    struct securenet s = securenet_open(me, *r);
    size_t inputs = r->batch * network_inputs(r->net);
    size_t outputs = r->batch * network_outputs(r->net);
    ring *share = take_ring(me, inputs);
    ring *onehot = take_ring(me, outputs);
    struct masked x = {NULL, take_ring(me, inputs), r->batch,
                       network_inputs(r->net)};

    count_keys(me, &job->keys[me->id]);
    deal_masked(me, share, share, &x);
    deal(me, OWNER, MOD_L, onehot, onehot, outputs);
    if (me->id != OWNER)
        securenet_step(me, &s, x, onehot);
    keys = NULL;
}

enum { STEPS = 15 * (60000 / 128) };

static void print_key(const char *way, int i, int j, int purpose,
                      uint64_t bytes) {
    double all = (double)bytes * (double)STEPS;

    printf("%s-%s-%s-%s,%s,%s and %s,%s,%.0f,%.3f,%.0f\n", way,
           roles[i], roles[j], purposes[purpose], way, roles[i],
           roles[j], purposes[purpose], (double)bytes, all / 1e9,
           2 * log2(all / 16) - 129);
}

static void print_keys(const struct job *job, const char *way) {
    for (int i = P0; i < ROLES; i++)
        for (int j = i + 1; j < ROLES; j++)
            for (int k = 0; k < PURPOSES; k++) {
                uint64_t bytes = job->keys[i].bytes[j][k];

                if (bytes != job->keys[j].bytes[i][k])
                    abort(); /* the holders are out of step */
                if (bytes)
                    print_key(way, i, j, k, bytes);
            }
}

int main(void) {
    static const char *const ways[] = {"local", "exact", "coin"};
    struct why why;

    printf("key,truncation,holders,purpose,bytes,gigabytes,log2\n");
    for (int how = LOCAL; how <= COIN; how++) {
        struct job job = {.recipe = {network_find("K"),
                                     128,
                                     scale_of(16, (enum truncation)how),
                                     {.shift = 9},
                                     SOFTMAX,
                                     NULL}};

        if (party_threads(step, &job, &why)) {
            fprintf(stderr, "%s\n", why.text);
            return 1;
        }
        print_keys(&job, ways[how]);
    }
}
