/* Tangled from chapters/48-time.md; edit that file. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "seconds.h"
#include "securenet.h"

/* Prepare a step. */
static void fill(struct party *me, ring *v, size_t n) {
    if (holds_shares(me))
        draw_ring(me->with[OWNER][DEAL], v, n);
}

struct step {
    struct securenet net;
    struct masked x;
    ring *onehot;
};

static struct step prepare(struct party *me, const struct network *net,
                           enum truncation how) {
    struct recipe r = {net,          128,     scale_of(16, how),
                       {.shift = 9}, SOFTMAX, NULL};
    size_t inputs = r.batch * network_inputs(net);
    size_t outputs = r.batch * network_outputs(net);
    struct step s = {securenet_open(me, r),
                     {NULL, NULL, r.batch, network_inputs(net)},
                     take_ring(me, outputs)};
    ring *x = take_ring(me, inputs);

    fill(me, s.net.theta, network_parameters(net));
    fill(me, x, inputs);
    fill(me, s.onehot, outputs);
    s.x.x = x;
    mask_open(me, (struct masked *[]){&s.x}, 1);
    return s;
}

/* What a party says of a lap, or the sum of what all say. */
struct lap {
    double cpu; /* s */
    struct cost cost;
};

static double cpu_seconds(void) {
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void run(struct party *me, enum truncation how) {
    struct step s = prepare(me, network_find("A"), how);
    char go;

    for (recv_from(me, OWNER, &go, 1); go;
         recv_from(me, OWNER, &go, 1)) {
        uint64_t bytes = party_bytes(me);
        struct lap lap = {.cpu = cpu_seconds()};

        me->depth = 0;
        securenet_step(me, &s.net, s.x, s.onehot);
        lap.cpu = cpu_seconds() - lap.cpu;
        lap.cost = cost_of(me->id, me->depth, party_bytes(me) - bytes);
        send_to(me, OWNER, &lap, sizeof lap);
    }
}

static void tell_all(struct party *me, char go) {
    for (int i = P0; i < OWNER; i++)
        send_to(me, i, &go, 1);
}

static struct lap hear_all(struct party *me) {
    struct lap sum = {0}, lap;

    for (int i = P0; i < OWNER; i++) {
        recv_from(me, i, &lap, sizeof lap);
        sum.cpu += lap.cpu;
        sum.cost = cost_beside(sum.cost, lap.cost);
    }
    return sum;
}

static void hold_the_watch(struct party *me) {
    char line[16];

    while (fgets(line, sizeof line, stdin)) {
        double start = seconds();
        struct lap lap;

        tell_all(me, 1);
        lap = hear_all(me);
        printf("%.3f,%.3f,%zu,%.3f\n", 1e3 * (seconds() - start),
               1e3 * lap.cpu, (size_t)lap.cost.rounds,
               1e-6 * (double)cost_bytes(lap.cost));
        fflush(stdout);
    }
    tell_all(me, 0);
}

static void body(struct party *me, void *arg) {
    const enum truncation *how = arg;

    if (me->id == OWNER)
        hold_the_watch(me);
    else
        run(me, *how);
}

int main(int argc, char **argv) {
    bool local = argc == 2 && strcmp(argv[1], "local") == 0;
    enum truncation how = local ? LOCAL : COIN;
    struct why why;

    if (party_fork(body, &how, &why) == 0)
        return 0;
    fprintf(stderr, "laps: %s\n", why.text);
    return 1;
}
