/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "prove.h"

#include <inttypes.h>
#include <stdlib.h>

ring show(struct sight *s, ring value, uint64_t base) {
    s->seen += s->span * value;
    s->span *= base;
    if (s->ranges)
        ranges_add(s->ranges, base);
    return value;
}

ring show_any(struct sight *s, uint64_t base) {
    return show(s, toss(s->coins, base), base);
}

enum { WIDTH = 2048 };

/* A claim under proof, and one of its inputs. */
struct proof {
    const struct claim *claim;
    struct values input;
    struct stage stage;       /* the protocol's choices */
    struct tape dream[OWNER]; /* the ideal's and a simulator's */
    struct ranges shown[OWNER];
    uint64_t shown_span[OWNER];
    struct values_of_cases {
        ring of[OWNER][VALUES][WIDTH];
    } in, out;
    uint64_t seen[OWNER][WIDTH];
    uint64_t first;
    size_t width;
    struct why wrong; /* why there is no counting */
};

static bool is_wrong(const struct proof *p) {
    return p->wrong.text[0] != '\0';
}

/* One party of the real world, on all cases of a run. */
static void act(struct party *me, void *arg) {
    struct proof *p = arg;
    size_t step = p->claim->one_by_one ? 1 : p->width;

    for (size_t k = 0; me->id != OWNER && k < p->width; k += step) {
        size_t mark = arena_mark(me);
        ring *in[VALUES], *out[VALUES];

        for (size_t v = 0; v < VALUES; v++) {
            in[v] = p->in.of[me->id][v] + k;
            out[v] = p->out.of[me->id][v] + k;
        }
        stage_look(me->id, p->first + k, step, p->seen[me->id] + k);
        p->claim->run(me, in, out, step);
        arena_release(me, mark);
    }
}

/* A party's view, then its own outputs, then all others. */
static uint64_t with_outputs(const struct proof *p, int id, size_t k,
                             bool all) {
    uint64_t seen = p->seen[id][k], span = p->stage.view[id].span;

    for (int i = 0; i < (all ? OWNER : 1); i++) {
        int of = (id + i) % OWNER;

        for (size_t v = 0; v < p->claim->ideal->outs[of]; v++) {
            seen += span * p->out.of[of][v][k];
            span *= L;
        }
    }
    return seen;
}

static void fill(struct proof *p, size_t width) {
    const struct ideal *ideal = p->claim->ideal;

    for (int j = P0; j < OWNER; j++) {
        for (size_t v = 0; v < ideal->ins[j]; v++)
            for (size_t k = 0; k < width; k++)
                p->in.of[j][v][k] = p->input.of[j][v];
        for (size_t v = 0; v < ideal->outs[j]; v++)
            memset(p->out.of[j][v], 0xff, width * sizeof(ring));
    }
}

static void check_outputs(struct proof *p) {
    for (int j = P0; j < OWNER; j++)
        for (size_t v = 0; v < p->claim->ideal->outs[j]; v++)
            for (size_t k = 0; k < p->width; k++)
                if (p->out.of[j][v][k] >= L)
                    because(&p->wrong,
                            "P%d's output %zu is not in the ring", j,
                            v);
}

static void run_cases(struct proof *p, uint64_t first, size_t width) {
    p->first = first;
    p->width = width;
    fill(p, width);
    if (!stage_play(&p->stage, act, p, &p->wrong))
        check_outputs(p);
}

/* Was this case made of the same coins and digits as the first? */
static void check_dream(struct proof *p, int id, const struct coins *c,
                        const struct sight *sight) {
    const struct tape *tape = &p->dream[id];

    if (!tape->learnt)
        p->shown_span[id] = sight->span;
    if (tape->wrong.text[0])
        because(&p->wrong, "P%d's ideal world: %s", id,
                tape->wrong.text);
    else if (c->at != tape->used[0])
        because(&p->wrong, "P%d's ideal world: a coin is not tossed",
                id);
    else if (sight->span != p->shown_span[id])
        because(&p->wrong,
                "P%d's simulator shows other digits than at first", id);
}

/* One case of the ideal world: the ideal answers, and the simulator
   makes a view of what its party has. */
static uint64_t dream(struct proof *p, int id, uint64_t number,
                      bool all) {
    const struct ideal *ideal = p->claim->ideal;
    struct coins coins = {.tape = &p->dream[id], .number = number};
    struct sight sight = {.coins = &coins, .span = 1};
    struct values out;

    if (!p->dream[id].learnt)
        sight.ranges = &p->shown[id];

    ideal->answer(ideal, &coins, &p->input, &out);
    p->claim->simulate(&sight, id, p->input.of[id], out.of[id]);
    check_dream(p, id, &coins, &sight);
    sight.ranges = NULL;
    for (int i = 0; i < (all ? OWNER : 1); i++) {
        int of = (id + i) % OWNER;

        for (size_t v = 0; v < ideal->outs[of]; v++)
            show(&sight, out.of[of][v], L);
    }
    return sight.seen;
}

/* Add the real views of the input at hand, `weight` times each. */
static void tally_real(struct proof *p, struct tally t[OWNER],
                       const int64_t weight[OWNER], bool all) {
    for (uint64_t first = 0; first < p->stage.tape.cases;) {
        uint64_t left = p->stage.tape.cases - first;
        size_t width = left < WIDTH ? (size_t)left : WIDTH;

        run_cases(p, first, width);
        if (is_wrong(p))
            return;
        for (int id = P0; id < OWNER; id++)
            for (size_t k = 0; weight[id] != 0 && k < width; k++)
                tally_add(&t[id], with_outputs(p, id, k, all),
                          weight[id]);
        first += width;
    }
}

static void tally_dreams(struct proof *p, struct tally *t, int id,
                         int64_t weight, bool all) {
    for (uint64_t k = 0; k < p->dream[id].cases && !is_wrong(p); k++)
        tally_add(t, dream(p, id, k, all), weight);
}

static bool next_input(struct proof *p, uint64_t *i) {
    const struct claim *claim = p->claim;

    return input_next(claim->sample ? claim->sample : claim->pose,
                      claim->ideal->ins, i, &p->input);
}

/* How many inputs there are, whether or not all are tried. */
static uint64_t count_inputs(const struct claim *claim) {
    const size_t *ins = claim->ideal->ins;
    struct values in;
    uint64_t count = 0;

    for (uint64_t i = 0; input_next(claim->pose, ins, &i, &in); i++)
        count++;
    return count;
}

/* Do a party's view and all outputs fit into 64 bits? */
static bool fits(const struct proof *p, int id) {
    uint64_t span = p->stage.view[id].span;

    for (int j = P0; j < OWNER; j++)
        for (size_t v = 0; v < p->claim->ideal->outs[j]; v++)
            if (__builtin_mul_overflow(span, L, &span))
                return false;
    return true;
}

/* Learn which choices there are, from the first case of each world. */
static struct proof *proof_open(const struct claim *claim) {
    struct proof *p = calloc(1, sizeof *p);
    uint64_t first = 0;

    must(p, "no memory for a proof");
    p->claim = claim;
    must(next_input(p, &first), "a claim without inputs");
    p->stage.tape = tape_blank();
    run_cases(p, 0, 1);
    p->stage.tape.learnt = true;
    for (int id = P0; id < OWNER && !is_wrong(p); id++) {
        p->dream[id] = tape_blank();
        dream(p, id, 0, false);
        p->dream[id].learnt = true;
        must(p->dream[id].cases < INT64_MAX / 2 / p->stage.tape.cases,
             "too many cases to count");
        must(fits(p, id), "views and outputs do not fit");
    }
    return p;
}

/* Close a proof; what was wrong fails the test. */
static void proof_close(struct proof *p) {
    struct why wrong = p->wrong;
    const char *name = p->claim->ideal->name;

    free(p);
    if (wrong.text[0])
        fail_msg("%s: %s", name, wrong.text);
}

/* Does the simulator show digits of the ranges that the party sees? */
static bool same_ranges(const struct proof *p, int id) {
    const struct ranges *real = &p->stage.ranges[id];
    const struct ranges *shown = &p->shown[id];

    return real->count == shown->count && real->count <= DIGITS &&
           memcmp(real->base, shown->base,
                  real->count * sizeof *real->base) == 0;
}

/* Both worlds, weighted to the same total, one against the other. */
static void compare_worlds(struct proof *p, struct tally t[OWNER],
                           bool agree[OWNER]) {
    int64_t weight[OWNER];

    for (int id = P0; id < OWNER; id++) {
        weight[id] = agree[id] ? (int64_t)p->dream[id].cases : 0;
        tally_clear(&t[id]);
    }
    tally_real(p, t, weight, true);
    for (int id = P0; id < OWNER; id++) {
        if (agree[id])
            tally_dreams(p, &t[id], id, -(int64_t)p->stage.tape.cases,
                         true);
        agree[id] = agree[id] && !tally_farthest(&t[id]);
    }
}

/* Is the view of party id, with its own output, the same for two
   inputs? If not, `far` gets the view that differs the most. */
static bool same_for(struct proof *p, int id, const struct values *a,
                     const struct values *b, bool real,
                     struct entry *far) {
    struct tally t[OWNER] = {0};
    const struct entry *most;

    for (int i = 0; i < 2; i++) {
        int64_t weight[OWNER] = {0};

        p->input = i ? *b : *a;
        weight[id] = i ? -1 : 1;
        if (real)
            tally_real(p, t, weight, false);
        else
            tally_dreams(p, &t[id], id, weight[id], false);
    }
    most = tally_farthest(&t[id]);
    if (most)
        *far = *most;
    free(t[id].entry);
    return !most;
}

/* Those values of `a` that are others in `b`. */
static void print_values(const struct proof *p, const struct values *a,
                         const struct values *b) {
    const struct ideal *ideal = p->claim->ideal;

    for (int j = P0; j < OWNER; j++)
        for (size_t v = 0; v < ideal->ins[j]; v++)
            if (a->of[j][v] != b->of[j][v]) {
                print_error(" P%d's ", j);
                print_word(ideal->names[j], v);
                print_error(" = %" PRIu64, a->of[j][v]);
            }
}

/* Is there an input b, with `apart` values other than in a, that party
   id should not be able to tell from a, and can? */
static bool tells_apart(struct proof *p, int id, const struct values *a,
                        struct values *b, size_t apart,
                        struct entry *far) {
    size_t own = p->claim->ideal->ins[id] * sizeof(ring);

    for (uint64_t i = 0; next_input(p, &i); i++) {
        *b = p->input;
        if (memcmp(a->of[id], b->of[id], own) == 0 &&
            input_differences(p->claim->ideal->ins, a, b) == apart &&
            same_for(p, id, a, b, false, far) &&
            !same_for(p, id, a, b, true, far))
            return true;
    }
    return false;
}

/* Do outputs come as often as the ideal has them, for this input? */
static bool right_outputs(struct proof *p, int id,
                          const struct tally *real) {
    struct tally ideal = {0}, t = {0};
    int64_t weight[2] = {(int64_t)p->dream[id].cases,
                         -(int64_t)p->stage.tape.cases};
    uint64_t span[2] = {p->stage.view[id].span, p->shown_span[id]};
    bool right;

    tally_dreams(p, &ideal, id, 1, true);
    for (int w = 0; w < 2; w++) {
        const struct tally *world = w ? &ideal : real;

        for (size_t i = 0; i < world->room; i++)
            if (world->entry[i].used)
                tally_add(&t, world->entry[i].view / span[w],
                          world->entry[i].times * weight[w]);
    }
    right = !tally_farthest(&t);
    free(ideal.entry);
    free(t.entry);
    return right;
}

/* The views that go with these outputs, `weight` times, into t; returns
   how many cases they are. */
static int64_t views_with(const struct tally *all, uint64_t outputs,
                          uint64_t span, int64_t weight,
                          struct tally *t) {
    int64_t cases = 0;

    for (size_t i = 0; i < all->room; i++) {
        const struct entry *e = &all->entry[i];

        if (e->used && e->view / span == outputs) {
            cases += e->times;
            tally_add(t, e->view % span, e->times * weight);
        }
    }
    return cases;
}

/* Is a view as likely if y comes out of a as if z comes out of b? */
static bool as_likely(const struct tally *a, uint64_t y,
                      const struct tally *b, uint64_t z,
                      uint64_t span) {
    struct tally t = {0};
    int64_t of_a = views_with(a, y, span, 0, &t);
    int64_t of_b = views_with(b, z, span, 0, &t);
    bool same;

    views_with(a, y, span, of_b, &t);
    views_with(b, z, span, -of_a, &t);
    same = of_a == 0 || of_b == 0 || !tally_farthest(&t);
    free(t.entry);
    return same;
}

/* Are there outputs of a and of b, the same to party id, with which it
   sees other things? */
static bool outputs_tell(const struct proof *p, int id,
                         const struct tally *a, const struct tally *b) {
    uint64_t own = 1, all = 1;

    for (int i = 0; i < OWNER; i++)
        for (size_t v = 0; v < p->claim->ideal->outs[i]; v++) {
            own *= i == id ? L : 1;
            all *= L;
        }
    for (uint64_t y = 0; y < all; y++)
        for (uint64_t z = y % own; z < all; z += own)
            if (!as_likely(a, y, b, z, p->stage.view[id].span))
                return true;
    return false;
}

/* The same, for the input at hand, number i, and all from there on. */
static bool inputs_tell(struct proof *p, int id, uint64_t i) {
    const size_t own = p->claim->ideal->ins[id] * sizeof(ring);
    const struct values a = p->input;
    int64_t once[OWNER] = {id == P0, id == P1, id == P2};
    struct tally of_a[OWNER] = {0}, of_b[OWNER] = {0};
    bool tell;

    tally_real(p, of_a, once, true);
    tell = !right_outputs(p, id, &of_a[id]);
    for (; !tell && next_input(p, &i); i++)
        if (memcmp(a.of[id], p->input.of[id], own) == 0) {
            tally_clear(&of_b[id]);
            tally_real(p, of_b, once, true);
            tell = outputs_tell(p, id, &of_a[id], &of_b[id]);
        }
    free(of_a[id].entry);
    free(of_b[id].entry);
    return tell;
}

bool no_simulator(const struct claim *claim, int id) {
    struct proof *p = proof_open(claim);
    bool tell = false;

    for (uint64_t i = 0; !tell && next_input(p, &i); i++)
        tell = inputs_tell(p, id, i);
    proof_close(p);
    return tell;
}

static void write_view(FILE *file, const struct ranges *r,
                       const struct entry *e) {
    uint64_t rest = e->view;

    for (size_t i = 0; i < r->count; i++)
        fprintf(file, ",%" PRIu64, next_digit(&rest, r->base[i]));
    fprintf(file, "\n");
}

/* What party id sees of one input, if anybody wants to know. */
static void write_views(struct proof *p, int id, const char *name,
                        const struct values *input) {
    const char *path = getenv("PROVE_VIEWS");
    FILE *file = path ? fopen(path, "a") : NULL;
    struct tally t[OWNER] = {0};
    int64_t weight[OWNER] = {0};

    if (!file)
        return;
    p->input = *input;
    weight[id] = 1;
    tally_real(p, t, weight, false);
    for (size_t i = 0; i < t[id].room; i++)
        if (t[id].entry[i].used) {
            fprintf(file, "P%d,%s,%" PRId64, id, name,
                    t[id].entry[i].times);
            write_view(file, &p->stage.ranges[id], &t[id].entry[i]);
        }
    free(t[id].entry);
    fclose(file);
}

/* Say which secrets party id can tell apart, or else what is wrong. */
static void accuse(struct proof *p, int id) {
    const char *name = p->claim->ideal->name;
    struct values a = p->input, b;
    struct entry far;

    for (size_t apart = 1; apart <= 4; apart++)
        if (tells_apart(p, id, &a, &b, apart, &far)) {
            print_error("%s: P%d can tell", name, id);
            print_values(p, &a, &b);
            print_error(" from");
            print_values(p, &b, &a);
            print_error(" (a view has %+" PRId64 " of %" PRIu64
                        " cases)\n",
                        far.times, p->stage.tape.cases);
            write_views(p, id, "a", &a);
            write_views(p, id, "b", &b);
            return;
        }
    if (same_ranges(p, id))
        print_error("%s: what P%d sees and what comes out do not go "
                    "together as they should\n",
                    name, id);
    else
        print_error("%s: P%d sees %zu digits, its simulator shows %zu, "
                    "or of other ranges\n",
                    name, id, p->stage.ranges[id].count,
                    p->shown[id].count);
}

/* Inputs that were tried, and those of them for which an ideal was
   asked outside its domain. */
struct count {
    uint64_t inputs, outside;
};

static void record(const struct proof *p, int id,
                   const struct count *count, bool agree) {
    const char *path = getenv("PROVE_CSV");
    FILE *file = path ? fopen(path, "a") : NULL;

    assert_null(strchr(p->claim->ideal->name, ',')); /* one column */
    if (!file)
        return;
    fprintf(file,
            "%s,P%d,%d,%d,%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64
            ",%s\n",
            p->claim->ideal->name, id, ELL, P, count->inputs,
            count_inputs(p->claim), count->outside,
            count->inputs * p->stage.tape.cases,
            agree ? "identical" : "different");
    fclose(file);
}

/* One input: do the worlds still agree for those for whom they did? */
static void try_input(struct proof *p, struct tally t[OWNER],
                      bool agree[OWNER], bool tell) {
    struct values input = p->input;
    bool before[OWNER];

    memcpy(before, agree, sizeof before);
    for (int id = P0; id < OWNER; id++)
        agree[id] = agree[id] && same_ranges(p, id);
    compare_worlds(p, t, agree);
    for (int id = P0; tell && id < OWNER && !is_wrong(p); id++)
        if (before[id] && !agree[id]) {
            p->input = input;
            accuse(p, id);
        }
}

/* Count an input, and whether ideals were asked as they may be. */
static void add_input(struct proof *p, struct count *count) {
    bool outside = p->stage.meeting.outside > 0;

    count->inputs++;
    count->outside += outside;
    if (outside && !p->claim->outside && !is_wrong(p))
        because(&p->wrong, "%s is asked outside its domain",
                p->stage.meeting.asked);
}

/* All inputs; for which parties do the worlds agree throughout? */
static void try_all(struct proof *p, bool agree[OWNER], bool tell) {
    struct tally t[OWNER] = {0};
    struct count count = {0};

    for (uint64_t i = 0; !is_wrong(p) && next_input(p, &i); i++) {
        p->stage.meeting.outside = 0;
        try_input(p, t, agree, tell);
        add_input(p, &count);
    }
    for (int id = P0; id < OWNER; id++) {
        free(t[id].entry);
        if (tell && !is_wrong(p))
            record(p, id, &count, agree[id]);
    }
}

void prove(const struct claim *claim) {
    struct proof *p = proof_open(claim);
    bool agree[OWNER] = {true, true, true};

    try_all(p, agree, true);
    proof_close(p);
    assert_true(agree[P0]);
    assert_true(agree[P1]);
    assert_true(agree[P2]);
}

bool is_private(const struct claim *claim, int id) {
    struct proof *p = proof_open(claim);
    bool agree[OWNER] = {id == P0, id == P1, id == P2};

    try_all(p, agree, false);
    proof_close(p);
    return agree[id];
}

bool is_refused(const struct claim *claim, const char *reason) {
    struct proof *p = proof_open(claim);
    bool agree[OWNER] = {true, true, true}, refused;

    try_all(p, agree, false);
    refused = strstr(p->wrong.text, reason) != NULL;
    if (!refused)
        print_error("not refused, or with: \"%s\"\n", p->wrong.text);
    free(p);
    return refused;
}

uint64_t count_views(const struct claim *claim, int id,
                     const struct values *input, int64_t times,
                     struct tally *t) {
    struct proof *p = proof_open(claim);
    struct tally all[OWNER] = {0};
    int64_t weight[OWNER] = {0};
    uint64_t cases = p->stage.tape.cases;

    p->input = *input;
    weight[id] = times;
    all[id] = *t;
    tally_real(p, all, weight, false);
    *t = all[id];
    proof_close(p);
    return cases;
}
