/* Tangled from chapters/42-training.md; edit that file. */
#include "train.h"

#include "failures.h"
#include "fixed.h"
#include "seconds.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *mode_word(enum mode mode) {
    static const char *const word[MODES] = {"plain", "fixed", "secure"};

    return word[mode];
}

/* Read the images once. */
int images_read(struct images *data, struct why *why) {
    if (data->source[0])
        return 0;
    return dataset_find(&data->train, &data->test, data->source,
                        sizeof data->source, why);
}

int images_fit(struct images *data, const struct network *net,
               struct why *why) {
    size_t inputs = network_inputs(net);

    if (images_read(data, why))
        return -1;
    if (dataset_shrink(&data->train, inputs) == 0 &&
        dataset_shrink(&data->test, inputs) == 0)
        return 0;
    return because(why, "%s: network %s takes %zu pixels, not %zu",
                   data->source, net->name, inputs,
                   data->train.rows * data->train.cols);
}

void images_free(struct images *data) {
    if (!data->source[0])
        return;
    dataset_free(&data->train);
    dataset_free(&data->test);
    data->source[0] = '\0';
}
/* How long a training is. */
struct length {
    size_t images, per_epoch, iterations;
};

/* Full batches only: what is left over waits for the next shuffle. */
static int plan_length(const struct plan *plan, struct length *length,
                       struct why *why) {
    size_t batch = plan->recipe.batch, count;

    if (images_fit(plan->data, plan->recipe.net, why))
        return -1;
    count = plan->data->train.count;
    if (plan->limit && plan->limit < count)
        count = plan->limit;
    if (count < batch)
        return because(why, "%zu images do not fill a batch of %zu",
                       count, batch);
    length->images = count;
    length->per_epoch = count / batch;
    length->iterations = plan->epochs * length->per_epoch;
    return 0;
}

static bool goes_on(const struct plan *plan) {
    return plan->keeper && plan->keeper->resume;
}

/* How many iterations are done before it begins. */
static int plan_begin(const struct plan *plan, enum mode mode,
                      const struct length *length, uint64_t *done,
                      struct why *why) {
    const struct keeper *k = plan->keeper;

    *done = 0;
    if (!goes_on(plan))
        return 0;
    return k->newest(k->arg, mode, length->iterations, done, why);
}

int plan_steps(const struct plan *plan, uint64_t *steps,
               struct why *why) {
    struct length length = {0};
    uint64_t done;

    if (plan_length(plan, &length, why) ||
        plan_begin(plan, SECURE, &length, &done, why))
        return -1;
    *steps = length.iterations - done;
    return 0;
}

/* Feed batches in order. */
/* The public order of the images, shuffled anew in every epoch, and
   room for one batch. */
struct feed {
    const struct plan *plan;
    struct length length;
    size_t *order, next;
    float *x, *room; /* images of a batch; one image */
    uint8_t *labels;
    ring *fixed, *onehot;
};

static void feed_close(struct feed *feed) {
    free(feed->order);
    free(feed->x);
    free(feed->room);
    free(feed->labels);
    free(feed->fixed);
    free(feed->onehot);
    *feed = (struct feed){0};
}
static int feed_open(struct feed *feed, const struct plan *plan,
                     struct why *why) {
    size_t batch = plan->recipe.batch;
    size_t pixels = batch * network_inputs(plan->recipe.net);

    *feed = (struct feed){.plan = plan};
    if (plan_length(plan, &feed->length, why))
        return -1;
    *feed = (struct feed){
        .plan = plan,
        .length = feed->length,
        .order = malloc(feed->length.images * sizeof *feed->order),
        .x = malloc(pixels * sizeof *feed->x),
        .room = malloc(pixels / batch * sizeof *feed->room),
        .labels = malloc(batch),
        .fixed = malloc(pixels * sizeof *feed->fixed),
        .onehot = malloc(batch * CLASSES * sizeof *feed->onehot),
    };
    if (feed->order && feed->x && feed->room && feed->labels &&
        feed->fixed && feed->onehot)
        return 0;
    feed_close(feed);
    return because(why, "no memory for a batch of %zu images", batch);
}
/* Move an image down and to the right, or, if negative, up and left;
   what comes in from outside is paper. */
static void move_image(float *image, float *room, size_t rows,
                       size_t cols, long down, long right) {
    memcpy(room, image, rows * cols * sizeof *image);
    for (long i = 0; i < (long)rows; i++)
        for (long j = 0; j < (long)cols; j++) {
            long r = i - down, c = j - right;
            bool inside =
                r >= 0 && r < (long)rows && c >= 0 && c < (long)cols;
            *image++ = inside ? room[r * (long)cols + c] : 0;
        }
}

/* Each image of a batch by itself, and anew in each step. */
static void move_images(struct feed *feed) {
    const struct dataset *d = &feed->plan->data->train;
    uint64_t ways = 2 * (uint64_t)feed->plan->jitter + 1;
    struct splitmix random = {~feed->plan->seed};

    random.state = splitmix_next(&random) + feed->next;
    for (size_t k = 0; k < feed->plan->recipe.batch; k++) {
        long down = (long)splitmix_below(&random, ways);
        long right = (long)splitmix_below(&random, ways);

        move_image(feed->x + k * d->rows * d->cols, feed->room, d->rows,
                   d->cols, down - feed->plan->jitter,
                   right - feed->plan->jitter);
    }
}

/* The next batch as reals and labels; a new epoch gets a new order. */
static void feed_next(struct feed *feed) {
    const struct plan *plan = feed->plan;
    size_t batch = plan->recipe.batch, each = feed->length.per_epoch;
    size_t at = feed->next % each;

    if (at == 0)
        order_shuffle(feed->order, feed->length.images, plan->seed,
                      feed->next / each);
    dataset_batch(&plan->data->train, feed->order + at * batch, batch,
                  feed->x, feed->labels);
    if (plan->jitter)
        move_images(feed);
    feed->next++;
}

/* As if so many batches had been handed out. */
static void feed_skip(struct feed *feed, size_t batches) {
    size_t each = feed->length.per_epoch;

    feed->next = batches;
    if (batches % each)
        order_shuffle(feed->order, feed->length.images,
                      feed->plan->seed, batches / each);
}

/* The same in fixed point, labels as unit vectors. */
static void feed_next_fixed(struct feed *feed) {
    const struct recipe *r = &feed->plan->recipe;

    feed_next(feed);
    encode(feed->x, feed->fixed, r->batch * network_inputs(r->net),
           r->scale.f);
    for (size_t k = 0; k < r->batch * CLASSES; k++) {
        bool hot = feed->labels[k / CLASSES] == k % CLASSES;

        feed->onehot[k] = hot ? recipe_one(r) : 0;
    }
}

/* Mark points of the curve. */
/* A training under way, watched by whoever holds the model in clear. */
struct watch {
    const struct plan *plan;
    const struct length *length;
    enum mode mode;
    struct outcome *outcome;
    double resumed; /* when the steps last went on */
    double shown;   /* when there was last something to read */
    bool told;      /* that the training goes wrong */
    uint64_t done;  /* before it went on from there; or NEVER */
    uint64_t point; /* the iteration of the curve's last; or NEVER */
};

#define NEVER UINT64_MAX
static void warn_before(const struct plan *plan,
                        const struct length *length) {
    double failures =
        failures_expected(&plan->recipe, length->iterations);

    if (plan->warnings && failures >= 1)
        fprintf(plan->warnings,
                "ppnn: warning: with %d %s, about %.3g local "
                "truncations are expected to fail,\n  and one may ruin "
                "the model; --truncation coin never fails%s\n",
                plan->recipe.shifts ? ELL : plan->recipe.scale.f,
                plan->recipe.shifts ? "bits of the ring"
                                    : "fraction bits",
                failures,
                plan->recipe.shifts ? "" : ", fewer bits fail less");
}
enum { LOSS_DIVERGED = 10, SPREAD_MAX = 504 };

bool outcome_diverged(const struct outcome *o) {
    /* Not "above": the loss may be no number. */
    return !(o->score.loss < (double)LOSS_DIVERGED);
}

static void warn_while(struct watch *w, size_t iteration) {
    const struct outcome *o = w->outcome;
    FILE *out = w->told ? NULL : w->plan->warnings;
    bool wide = w->mode != PLAIN && w->plan->recipe.output == SOFTMAX &&
                !(o->score.spread <= (float)SPREAD_MAX);

    if (out && outcome_diverged(o))
        fprintf(out,
                "ppnn: warning: %s: diverged by iteration %zu: loss "
                "%.4g, where guessing has %.4g\n",
                mode_word(w->mode), iteration, o->score.loss,
                recipe_guess(&w->plan->recipe));
    if (out && wide)
        fprintf(out,
                "ppnn: warning: %s: by iteration %zu outputs of an "
                "image are %.4g apart;\n  the exponential is right up "
                "to %d\n",
                mode_word(w->mode), iteration, (double)o->score.spread,
                SPREAD_MAX);
    w->told = w->told || wide || outcome_diverged(o);
}
static void show_progress(const struct watch *w, size_t iteration) {
    size_t all = w->length->iterations;
    const struct outcome *o = w->outcome;
    double left = iteration ? o->seconds / (double)iteration *
                                  (double)(all - iteration)
                            : NAN;

    if (!w->plan->progress)
        return;
    bool renews = isatty(fileno(w->plan->progress));
    fprintf(w->plan->progress,
            "%-6s  iteration %5zu of %zu  loss %.4f  accuracy %.2f %%",
            mode_word(w->mode), iteration, all, o->score.loss,
            100 * o->score.accuracy);
    if (iteration)
        fprintf(w->plan->progress, "  %4.0f s left ", left);
    fputc(renews && iteration < all ? '\r' : '\n', w->plan->progress);
    fflush(w->plan->progress);
}
/* Some lines of the curve; false, and errno, if they cannot be
   written. */
static bool write_lines(const struct watch *w, const char *lines) {
    FILE *csv = w->plan->csv;

    return !csv || (fputs(lines, csv) >= 0 && fflush(csv) == 0);
}

/* A line, unless a training that went on has it from before. */
static bool write_point(struct watch *w, size_t iteration) {
    struct outcome *o = w->outcome;
    char *before = o->curve;
    size_t n = before ? strlen(before) : 0;

    if (w->point == iteration)
        return true;
    if (asprintf(&o->curve, "%s%s,%zu,%.4f,%.6f,%.4f,%.3f\n",
                 before ? before : "", mode_word(w->mode), iteration,
                 (double)iteration / (double)w->length->per_epoch,
                 o->score.loss, o->score.accuracy, o->seconds) < 0) {
        o->curve = before;
        return false;
    }
    free(before);
    w->point = iteration;
    return write_lines(w, o->curve + n);
}

/* One point of the curve: stop the clock, score the model, write. */
static void mark_point(struct watch *w, size_t iteration,
                       const float *theta) {
    const struct plan *plan = w->plan;
    struct outcome *o = w->outcome;

    o->seconds += seconds() - w->resumed;
    o->score = recipe_score(&plan->recipe, theta, &plan->data->test);
    if (!write_point(w, iteration) && errno == EPIPE)
        o->stopped = SIGPIPE;
    o->iterations = iteration;
    show_progress(w, iteration);
    warn_while(w, iteration);
    w->resumed = w->shown = seconds();
}
static void show_steps(struct watch *w, size_t iteration) {
    double now = seconds(), left = (double)w->length->iterations;
    double spent = w->outcome->seconds + now - w->resumed;

    if (!w->plan->progress || iteration == 0 || now - w->shown < 10)
        return;
    left = (left - (double)iteration) * spent / (double)iteration;
    fprintf(w->plan->progress,
            "%-6s  iteration %5zu of %zu  not scored  %4.0f s left\n",
            mode_word(w->mode), iteration, w->length->iterations, left);
    w->shown = now;
}
/* Is it over before this iteration? */
static bool is_over(struct watch *w, size_t iteration) {
    struct outcome *o = w->outcome;

    show_steps(w, iteration);
    if (iteration == w->length->iterations)
        return true;
    if (!o->stopped && w->plan->stop)
        o->stopped = w->plan->stop();
    return o->stopped != 0;
}

/* Go on from a moment. */
/* Of an outcome, what is summed up over all iterations. */
struct record {
    double seconds;
    uint64_t point; /* the iteration of the curve's last */
    uint64_t rounds, bytes[ROLES][ROLES];
    struct making making;
};

static struct record record_of(const struct watch *w) {
    const struct outcome *o = w->outcome;
    struct record r = {
        o->seconds, w->point, o->rounds, {{0}}, o->making};

    memcpy(r.bytes, o->bytes, sizeof r.bytes);
    return r;
}

static void recall(struct watch *w, const struct record *r) {
    struct outcome *o = w->outcome;

    w->point = r->point;
    o->seconds = r->seconds;
    o->rounds = r->rounds;
    o->making = r->making;
    memcpy(o->bytes, r->bytes, sizeof o->bytes);
}
static void add_record(struct state *state, const struct watch *w,
                       struct record *record) {
    state->part[0] = (struct part_kept){record, sizeof *record};
    state->curve = &w->outcome->curve;
}

/* The owner, or who trains in the clear: go on from the newest moment,
   if the plan says so; the curve so far is written again. `state` tells
   where its parts belong, and is told the moment. */
static int go_on(struct watch *w, struct feed *feed,
                 struct state *state, struct why *why) {
    const struct keeper *k = w->plan->keeper;
    struct record record;

    if (!goes_on(w->plan))
        return 0;
    add_record(state, w, &record);
    if (plan_begin(w->plan, w->mode, w->length,
                   &state->moment.iteration, why) ||
        k->take(k->arg, w->mode, OWNER, state, why))
        return -1;
    recall(w, &record);
    w->done = state->moment.iteration;
    feed_skip(feed, state->moment.iteration);
    if (!write_lines(w, w->outcome->curve) && errno == EPIPE)
        w->outcome->stopped = SIGPIPE;
    return 0;
}
static bool is_due(const struct watch *w, size_t iteration, bool over) {
    const struct keeper *k = w->plan->keeper;

    return k && iteration != w->done &&
           (over || iteration % k->every == 0);
}

/* The clock is stopped for it. */
static int keep_moment(struct watch *w, struct state *state,
                       struct why *why) {
    const struct keeper *k = w->plan->keeper;
    struct record record;

    w->outcome->seconds += seconds() - w->resumed;
    record = record_of(w);
    add_record(state, w, &record);
    if (k->keep(k->arg, w->mode, OWNER, state, why))
        return -1;
    w->resumed = seconds();
    return 0;
}

static struct moment new_moment(uint64_t iteration) {
    struct moment moment = {.iteration = iteration};

    seed_fresh(&moment.name);
    return moment;
}

/* Train in the clear. */
/* The learning rate after so many steps. */
static float rate_after(const struct recipe *r, size_t steps) {
    return ldexpf((float)r->batch, -descent_shift(r->descent, steps));
}

static int train_plain(const struct plan *plan, struct outcome *outcome,
                       struct why *why) {
    const struct recipe *r = &plan->recipe;
    struct plain *p = plain_open(r->net, r->batch);
    size_t n = network_parameters(r->net) * sizeof(float);
    struct feed feed;

    if (!p)
        return because(why, "no memory for network %s", r->net->name);
    if (feed_open(&feed, plan, why)) {
        plain_close(p);
        return -1;
    }
    struct watch w = {plan,    &feed.length, PLAIN,
                      outcome, seconds(),    seconds(),
                      false,   NEVER,        NEVER};
    struct state state = {
        .part = {
            [1] = {outcome->theta, n}, [2] = {plain_last_step(p), n}}};
    int failed = go_on(&w, &feed, &state, why);
    for (size_t i = state.moment.iteration; !failed; i++) {
        bool over = is_over(&w, i);

        if (over || i % plan->every == 0)
            mark_point(&w, i, outcome->theta);
        if (is_due(&w, i, over)) {
            state.moment = new_moment(i);
            failed = keep_moment(&w, &state, why);
        }
        if (over || failed)
            break;
        feed_next(&feed);
        plain_step(p, outcome->theta, feed.x, feed.labels,
                   rate_after(r, i), descent_momentum(r->descent));
    }
    feed_close(&feed);
    plain_close(p);
    return failed;
}
static int train_in_ring(const struct plan *plan, enum mode mode,
                         struct outcome *outcome, struct why *why) {
    const struct recipe *r = &plan->recipe;
    size_t n = network_parameters(r->net);
    struct twin clear;
    ring *theta = malloc(n * sizeof *theta);
    struct splitmix random = {0};
    struct feed feed;

    if (twin_open(&clear, r, plan->rounding, plan->seed, why) ||
        !theta || feed_open(&feed, plan, why)) {
        if (!theta)
            because(why, "no memory for network %s", r->net->name);
        twin_close(&clear);
        free(theta);
        return -1;
    }
    struct watch w = {plan,    &feed.length, mode,
                      outcome, seconds(),    seconds(),
                      false,   NEVER,        NEVER};
    struct state state = {
        .part = {[1] = {theta, n * sizeof *theta},
                 [2] = {twin_last_step(&clear),
                        recipe_memory(r) * sizeof *theta},
                 [3] = {&random, sizeof random}}};
    recipe_begin(r, outcome->theta, plan->seed, theta);
    int failed = go_on(&w, &feed, &state, why);
    if (!failed && goes_on(plan))
        twin_go_on(&clear, state.moment.iteration, random);
    for (size_t i = state.moment.iteration; !failed; i++) {
        bool over = is_over(&w, i);

        if (over || i % plan->every == 0) {
            recipe_model(r, theta, outcome->theta);
            mark_point(&w, i, outcome->theta);
        }
        if (is_due(&w, i, over)) {
            state.moment = new_moment(i);
            random = twin_random(&clear);
            failed = keep_moment(&w, &state, why);
        }
        if (over || failed)
            break;
        feed_next_fixed(&feed);
        twin_step(&clear, theta, feed.fixed, feed.onehot);
    }
    feed_close(&feed);
    twin_close(&clear);
    free(theta);
    return failed;
}

static int train_fixed(const struct plan *plan, struct outcome *outcome,
                       struct why *why) {
    return train_in_ring(plan, FIXED, outcome, why);
}

/* Train on shares. */
/* What each party counts for itself, and tells the owner at the end. */
struct tally {
    uint64_t rounds, bytes[ROLES];
    struct making making;
    enum dealer dealer; /* as P0 and P1 know it */
};

/* A training on shares, and what the owner needs for it: kept here, so
   that it can be freed also when the owner's part ends by unwinding. */
struct secure_run {
    const struct plan *plan;
    struct outcome *outcome;
    struct feed feed;
    struct twin clear;    /* of a shadow */
    struct record before; /* of a training that goes on */
};
/* The owner's word: tell masks, take a batch less these, do a step with
   it, show the model, keep your share of it, or come to the end. */
enum word { MASK, BATCH, STEP, SHOW, KEEP, END };

static void say(struct party *me, enum word word) {
    uint8_t byte = (uint8_t)word;

    for (int party = P0; party < OWNER; party++)
        if (is_linked(me, party))
            send_to(me, party, &byte, 1);
}

static enum word hear(struct party *me) {
    uint8_t byte;

    recv_from(me, OWNER, &byte, 1);
    return (enum word)byte;
}
static void party_shows(struct party *me, const struct securenet *s,
                        size_t n) {
    refresh(me, MOD_L, s->theta, n);
    reveal(me, OWNER, MOD_L, s->theta, NULL, n);
}
static void send_tally(struct party *me) {
    bool tape = me->link[P2].file;
    struct tally tally = {.rounds = me->depth,
                          .making = making_of(me),
                          .dealer = me->maker
                                        ? (tape ? PAIRS_TAPES : PAIR)
                                    : tape ? HELPERS_TAPES
                                           : HELPER};

    for (int peer = P0; peer < ROLES; peer++)
        tally.bytes[peer] = me->link[peer].bytes;
    send_to(me, OWNER, &tally, sizeof tally);
}
/* P0, P1: where the shares of parameters and last step come from, or
   go. */
static struct state shares_of(const struct securenet *s, size_t n) {
    size_t memory = recipe_memory(&s->recipe);

    return (struct state){
        .part = {{s->theta, n * sizeof(ring)},
                 {s->momentum, memory * sizeof(ring)}}};
}

static void party_begins(struct party *me, const struct plan *plan,
                         struct securenet *s, size_t n) {
    const struct keeper *k = plan->keeper;
    struct state state = shares_of(s, n);
    struct why why;

    if (!goes_on(plan)) {
        deal(me, OWNER, MOD_L, NULL, s->theta, n);
    } else {
        recv_from(me, OWNER, &state.moment, sizeof state.moment);
        if (holds_shares(me) &&
            k->take(k->arg, SECURE, me->id, &state, &why))
            party_fail(me, "%s", why.text);
    }
    s->steps = state.moment.iteration;
}

static void party_keeps(struct party *me, const struct plan *plan,
                        const struct securenet *s, size_t n) {
    const struct keeper *k = plan->keeper;
    struct state state = shares_of(s, n);
    struct why why;

    recv_from(me, OWNER, &state.moment, sizeof state.moment);
    refresh(me, MOD_L, s->theta, n);
    if (s->momentum)
        refresh(me, MOD_L, s->momentum, recipe_memory(&s->recipe));
    if (holds_shares(me) &&
        k->keep(k->arg, SECURE, me->id, &state, &why))
        party_fail(me, "%s", why.text);
    send_tally(me);
}
/* P0, P1, P2: the whole training. */
static void party_trains(struct party *me, const struct plan *plan) {
    const struct recipe *r = &plan->recipe;
    size_t pixels = r->batch * network_inputs(r->net);
    size_t classes = r->batch * CLASSES;
    size_t n = network_parameters(r->net);
    struct securenet s = securenet_open(me, *r);
    ring *mask[2] = {take_ring(me, pixels), take_ring(me, pixels)};
    ring *onehot = take_ring(me, classes);
    int next = 0; /* whose mask is told while the other is in use */
    struct masked x = {NULL, take_ring(me, pixels), r->batch,
                       network_inputs(r->net)};
    enum word word;

    party_emulate(me, plan->line, recipe_step_cost(*r, CUT_EVERY - 1));
    party_begins(me, plan, &s, n);
    while ((word = hear(me)) != END) {
        if (word == SHOW)
            party_shows(me, &s, n);
        if (word == KEEP)
            party_keeps(me, plan, &s, n);
        if (word == MASK)
            tell_mask(me, mask[next], pixels);
        if (word == BATCH) {
            take_masked(me, NULL, mask[next], &x);
            next = 1 - next;
            deal(me, OWNER, MOD_L, NULL, onehot, classes);
        }
        if (word == STEP)
            recipe_step(me, &s, x, onehot);
        if (word == STEP && plan->shadow)
            shadow_show(me, &s);
    }
}
/* First one, then the other. */
static struct making making_then(struct making a, struct making b) {
    return (struct making){a.bytes + b.bytes, a.rounds + b.rounds,
                           a.seconds + b.seconds};
}

/* What has been counted in this run comes on top of what was before. */
static void collect_tallies(struct party *me, struct secure_run *run) {
    const struct record *before = &run->before;
    struct tally tally[ROLES] = {{.rounds = 0}};
    struct outcome *o = run->outcome;

    for (int from = P0; from < OWNER; from++)
        if (is_linked(me, from))
            recv_from(me, from, &tally[from], sizeof *tally);
    for (int to = P0; to < OWNER; to++)
        tally[OWNER].bytes[to] = me->link[to].bytes;
    o->dealer = tally[P0].dealer;
    o->making =
        making_then(before->making,
                    making_beside(tally[P0].making, tally[P1].making));
    for (int from = P0; from < ROLES; from++) {
        uint64_t rounds = before->rounds + tally[from].rounds;

        o->rounds = o->rounds < rounds ? rounds : o->rounds;
        for (int to = P0; to < ROLES; to++)
            o->bytes[from][to] =
                before->bytes[from][to] + tally[from].bytes[to];
    }
}

/* The owner's part of one iteration: share out a batch. */
static void owner_feeds(struct party *me, struct feed *feed,
                        ring *mask) {
    const struct recipe *r = &feed->plan->recipe;
    struct masked x = {NULL, NULL, r->batch, network_inputs(r->net)};

    feed_next_fixed(feed);
    say(me, BATCH);
    take_masked(me, feed->fixed, mask, &x);
    deal(me, OWNER, MOD_L, feed->onehot, NULL, r->batch * CLASSES);
    say(me, MASK);
    say(me, STEP);
    tell_mask(me, mask, x.rows * x.cols);
}
static void tell_moment(struct party *me, struct moment moment) {
    for (int id = P0; id < OWNER; id++)
        if (is_linked(me, id))
            send_to(me, id, &moment, sizeof moment);
}

/* Returns how many iterations are done. */
static size_t owner_begins(struct party *me, struct secure_run *run,
                           struct watch *w, const ring *theta,
                           size_t n) {
    struct state state = {.moment = {.iteration = 0}};
    struct why why;

    if (go_on(w, &run->feed, &state, &why))
        party_fail(me, "%s", why.text);
    run->before = record_of(w);
    if (goes_on(run->plan))
        tell_moment(me, state.moment);
    else
        deal(me, OWNER, MOD_L, theta, NULL, n);
    return state.moment.iteration;
}

static void owner_keeps(struct party *me, struct secure_run *run,
                        struct watch *w, size_t iteration) {
    struct state state = {.moment = new_moment(iteration)};
    struct why why;

    say(me, KEEP);
    tell_moment(me, state.moment);
    collect_tallies(me, run);
    if (keep_moment(w, &state, &why))
        party_fail(me, "%s", why.text);
}
/* The owner: shares out the first weights and every batch, and opens
   the model wherever the curve has a point. */
static void owner_trains(struct party *me, struct secure_run *run) {
    const struct recipe *r = &run->plan->recipe;
    const struct length *length = &run->feed.length;
    size_t n = network_parameters(r->net);
    size_t pixels = r->batch * network_inputs(r->net);
    ring *theta = take_ring(me, n), *shadow = take_ring(me, n);
    ring *mask = take_ring(me, pixels);
    struct watch w = {run->plan,    length,    SECURE,
                      run->outcome, seconds(), seconds(),
                      false,        NEVER,     NEVER};

    recipe_begin(r, run->outcome->theta, run->plan->seed, theta);
    memcpy(shadow, theta, n * sizeof *theta);
    size_t begin = owner_begins(me, run, &w, theta, n);
    say(me, MASK);
    tell_mask(me, mask, pixels);
    for (size_t i = begin;; i++) {
        bool over = is_over(&w, i);

        if (over || i % run->plan->every == 0) {
            say(me, SHOW);
            reveal(me, OWNER, MOD_L, NULL, theta, n);
            recipe_model(r, theta, run->outcome->theta);
            mark_point(&w, i, run->outcome->theta);
        }
        if (is_due(&w, i, over))
            owner_keeps(me, run, &w, i);
        if (over)
            break;
        owner_feeds(me, &run->feed, mask);
        if (run->plan->shadow)
            shadow_check(me, &run->outcome->shadow, &run->clear, shadow,
                         run->feed.fixed, run->feed.onehot, i);
    }
    say(me, END);
    collect_tallies(me, run);
}
static void secure_body(struct party *me, void *arg) {
    struct secure_run *run = arg;
    const struct recipe *r = &run->plan->recipe;
    struct why why;

    if (me->id != OWNER) {
        party_trains(me, run->plan);
        send_tally(me);
        return;
    }
    if (feed_open(&run->feed, run->plan, &why))
        party_fail(me, "%s", why.text);
    if (run->plan->shadow &&
        twin_open(&run->clear, r, NEAREST, 0, &why))
        party_fail(me, "%s", why.text);
    warn_before(run->plan, &run->feed.length);
    owner_trains(me, run);
}

static int train_secure(const struct plan *plan,
                        struct outcome *outcome, struct why *why) {
    const struct cast everybody = {EVERYBODY, NULL, NULL};
    struct secure_run run = {.plan = plan, .outcome = outcome};
    int failed = cast_fork(plan->cast ? plan->cast : &everybody,
                           secure_body, &run, why);

    feed_close(&run.feed);
    twin_close(&run.clear);
    return failed;
}

/* Train in any mode. */
static int (*const train_as[MODES])(const struct plan *,
                                    struct outcome *, struct why *) = {
    train_plain, train_fixed, train_secure};

int train(const struct plan *plan, enum mode mode,
          struct outcome *outcome, struct why *why) {
    const struct network *net = plan->recipe.net;

    *outcome = (struct outcome){.seconds = 0};
    outcome->theta =
        malloc(network_parameters(net) * sizeof *outcome->theta);
    if (!outcome->theta)
        return because(why, "no memory for network %s", net->name);
    network_init(net, outcome->theta, plan->seed);
    if (mode == PLAIN && plan->recipe.shifts
            ? train_in_ring(plan, mode, outcome, why)
            : train_as[mode](plan, outcome, why))
        return -1;
    if (outcome->stopped)
        return because(why, "stopped after iteration %zu (%s)",
                       outcome->iterations,
                       strsignal(outcome->stopped));
    return 0;
}

void outcome_free(struct outcome *outcome) {
    free(outcome->theta);
    free(outcome->curve);
    outcome->theta = NULL;
    outcome->curve = NULL;
}
struct cost outcome_cost(const struct outcome *outcome) {
    struct cost sum = {0, 0, 0};

    for (int from = P0; from <= P2; from++)
        for (int to = P0; to <= P2; to++)
            sum = cost_beside(sum, cost_of(from, outcome->rounds,
                                           outcome->bytes[from][to]));
    return cost_made(sum, outcome->making.bytes);
}
