/* Tangled from chapters/45-costs.md; edit that file. */
#include "measure.h"

#include "seconds.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Prepare shares to work on. */
static ring *take_shares(struct party *me, size_t n) {
    ring *v = take_ring(me, n);

    if (holds_shares(me))
        draw_ring(me->with[OWNER][DEAL], v, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        v[k] = mod_L(v[k] & 0x0101010101010101);
    return v;
}
static size_t largest(size_t a, size_t b) {
    return a > b ? a : b;
}

static void prepare_protocol(struct party *me, struct work *w) {
    struct shape s = *w->shape;
    size_t width =
        largest(s.rows * s.inner, largest(s.inner, s.rows) * s.cols);

    for (int i = 0; i < 4; i++)
        w->v[i] = take_shares(me, w->n * width);
}

/* Images as an owner would have masked them: what is open is zero. */
static void mask_images(struct party *me, struct work *w) {
    size_t in = network_inputs(w->recipe.net), n = w->n * in;
    ring *share = take_ring(me, n), *open = take_ring(me, n);

    draw_mask(me, MOD_L, open, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++) {
        share[k] = open[k];
        open[k] = 0;
    }
    w->x = (struct masked){share, open, w->n, in};
}

static void prepare_network(struct party *me, struct work *w) {
    const struct network *net = w->recipe.net;
    size_t n = network_parameters(net), mark;
    ring *theta;

    w->s = securenet_open(me, w->recipe);
    mask_images(me, w);
    w->v[1] = take_shares(me, w->n * network_outputs(net));
    mark = arena_mark(me);
    theta = take_shares(me, n);
    if (holds_shares(me))
        memcpy(w->s.theta, theta, n * sizeof *theta);
    arena_release(me, mark);
    if (w->run == run_scores || w->run == run_infer)
        securenet_settle(me, &w->s); /* once, for all questions */
}

/* Run and report. */
struct report {
    struct cost stated, counted;
    struct making making; /* so far */
    double cpu, peak;
    size_t arena, room;
    uint64_t busiest;
};

/* Processor time that this process has used, in seconds. */
static double cpu_seconds(void) {
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The most memory that this process has had, in MB. */
static double peak_memory(void) {
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss * 1024 / 1e6;
}
static void note_sent(const struct party *me, uint64_t sent[OWNER]) {
    for (int peer = P0; peer < OWNER; peer++)
        sent[peer] = me->link[peer].bytes;
}

/* The most that has been sent to one of the others since. */
static uint64_t most_sent(const struct party *me,
                          const uint64_t before[OWNER]) {
    uint64_t most = 0;

    for (int peer = P0; peer < OWNER; peer++) {
        uint64_t bytes = me->link[peer].bytes - before[peer];

        most = bytes > most ? bytes : most;
    }
    return most;
}
static size_t warm_up(const struct work *w) {
    return w->cast ? 1 : 3;
}

static struct cost counted(const struct party *me, uint64_t bytes,
                           uint64_t made) {
    return cost_made(
        cost_of(me->id, me->depth, party_bytes(me) - bytes),
        me->made - made);
}

static void party_runs(struct party *me, struct work *w, size_t runs) {
    struct cost stated = {0, 0, 0}; /* known after a run to warm up */
    uint64_t before[OWNER];

    if (w->recipe.net)
        prepare_network(me, w);
    else
        prepare_protocol(me, w);
    note_sent(me, before);
    for (size_t i = 0; i < runs; i++) {
        struct report r = {.peak = 0};
        uint64_t bytes = party_bytes(me), made = me->made;
        double cpu;
        char go;

        recv_from(me, OWNER, &go, 1);
        if (i == warm_up(w))
            party_emulate(me, w->line, stated);
        me->depth = 0;
        cpu = cpu_seconds();
        r.stated = stated = w->run(me, w);
        r.counted = counted(me, bytes, made);
        r.making = making_of(me);
        r.cpu = cpu_seconds() - cpu;
        r.peak = peak_memory();
        r.arena = me->arena.most;
        r.room = me->arena.size;
        r.busiest = most_sent(me, before) / (i + 1);
        send_to(me, OWNER, &r, sizeof r);
    }
}

/* Time the runs. */
struct job {
    struct work work;
    size_t repeat;
    double *ms; /* the owner's: time of each run */
    struct report sum;
    struct making warm; /* before the runs that are timed */
};

static void add_report(struct report *sum, const struct report *r) {
    sum->stated = r->stated;
    sum->counted = cost_beside(sum->counted, r->counted);
    sum->making = making_beside(sum->making, r->making);
    if (sum->peak < r->peak)
        sum->peak = r->peak;
    if (sum->arena < r->arena)
        sum->arena = r->arena;
    sum->room = r->room;
    if (sum->busiest < r->busiest)
        sum->busiest = r->busiest;
    sum->cpu += r->cpu;
}

static void one_run(struct party *me, struct report *sum) {
    sum->counted = (struct cost){0, 0, 0};
    sum->making = (struct making){0, 0, 0};
    for (int party = P0; party < OWNER; party++)
        if (is_linked(me, party))
            send_to(me, party, "", 1);
    for (int party = P0; party < OWNER; party++) {
        struct report r = {.cpu = 0};

        if (is_linked(me, party))
            recv_from(me, party, &r, sizeof r);
        if (is_linked(me, party))
            add_report(sum, &r);
    }
}
/* When `runs` are done, tell so, if nothing was told for long. */
static void show_runs(const struct job *job, size_t runs,
                      double *told) {
    if (seconds() - *told < 10)
        return;
    fprintf(stderr, "ppnn: %s: run %zu of %zu\n", job->work.name, runs,
            warm_up(&job->work) + job->repeat);
    *told = seconds();
}

static void owner_times(struct party *me, struct job *job) {
    double told = seconds();
    size_t warm = warm_up(&job->work);

    for (size_t i = 0; i < warm + job->repeat; i++) {
        double start = seconds();

        if (i == warm) {
            job->sum.cpu = 0;
            job->warm = job->sum.making;
        }
        one_run(me, &job->sum);
        if (i >= warm)
            job->ms[i - warm] = 1e3 * (seconds() - start);
        show_runs(job, i + 1, &told);
    }
}

static void body(struct party *me, void *arg) {
    struct job *job = arg;

    if (me->id == OWNER)
        owner_times(me, job);
    else
        party_runs(me, &job->work, warm_up(&job->work) + job->repeat);
}

/* Sum up the runs. */
static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Of one run, of those that are timed. */
static struct making making_each(const struct job *job) {
    const struct making *all = &job->sum.making, *warm = &job->warm;
    size_t n = job->repeat;

    return (struct making){(all->bytes - warm->bytes) / n,
                           (all->rounds - warm->rounds) / n,
                           (all->seconds - warm->seconds) / (double)n};
}

static void sum_up(struct job *job, struct sample *sample) {
    size_t n = job->repeat;

    qsort(job->ms, n, sizeof *job->ms, by_size);
    *sample = (struct sample){.cost = job->sum.counted,
                              .least = job->ms[0],
                              .first = job->ms[n / 4],
                              .median = job->ms[n / 2],
                              .third = job->ms[n - 1 - n / 4],
                              .cpu = 1e3 * job->sum.cpu / (double)n,
                              .peak = job->sum.peak,
                              .arena = job->sum.arena,
                              .room = job->sum.room,
                              .busiest = job->sum.busiest,
                              .making = making_each(job)};
}
static int counted_as_stated(const struct job *job, struct why *why) {
    struct cost stated = job->sum.stated, got = job->sum.counted;

    if (job->work.cast && !(job->work.cast->roles >> P2 & 1)) {
        stated.dealt = got.dealt;
        if (got.rounds < stated.rounds) /* nobody waits for P2 */
            stated.rounds = got.rounds;
    }
    if (memcmp(&stated, &got, sizeof got) == 0)
        return 0;
    return because(why,
                   "%s: stated are %llu rounds, %llu bytes online and "
                   "%llu dealt; counted were %llu, %llu and %llu",
                   job->work.name, (unsigned long long)stated.rounds,
                   (unsigned long long)stated.online,
                   (unsigned long long)stated.dealt,
                   (unsigned long long)got.rounds,
                   (unsigned long long)got.online,
                   (unsigned long long)got.dealt);
}

int measure(const struct work *work, size_t repeat,
            struct sample *sample, struct why *why) {
    const struct cast everybody = {EVERYBODY, NULL, NULL};
    struct job job = {.work = *work, .repeat = repeat};
    int failed;

    job.ms = calloc(repeat, sizeof *job.ms);
    if (!job.ms)
        return because(why, "no memory for %zu times", repeat);
    failed = cast_fork(work->cast ? work->cast : &everybody, body, &job,
                       why);
    if (!failed)
        failed = counted_as_stated(&job, why);
    if (!failed)
        sum_up(&job, sample);
    free(job.ms);
    return failed ? -1 : 0;
}

/* Run a network. */
struct cost run_train(struct party *me, struct work *w) {
    size_t steps = w->s.steps;

    recipe_step(me, &w->s, w->x, w->v[1]);
    return recipe_step_cost(w->recipe, steps);
}

struct cost run_scores(struct party *me, struct work *w) {
    recipe_forward(me, &w->s, w->x);
    return recipe_forward_cost(w->recipe);
}

struct cost run_infer(struct party *me, struct work *w) {
    const struct network *net = w->recipe.net;
    size_t mark = arena_mark(me), cols = network_outputs(net);
    ring *max = take_ring(me, w->n), *index = take_ring(me, w->n);

    recipe_forward(me, &w->s, w->x);
    maxpool(me, w->s.active[net->depth - 1], max, index, w->n, cols,
            w->recipe.scale.sign);
    arena_release(me, mark);
    return cost_then(
        recipe_forward_cost(w->recipe),
        maxpool_cost(w->n, cols, true, w->recipe.scale.sign));
}
