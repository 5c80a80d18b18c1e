/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "secrecy.h"

#include <inttypes.h>
#include <stdlib.h>

enum { WIDTH = 1024, PARTS = 4 };
enum part { GIVEN, MINE, SEEN, ALL };

struct trial {
    const struct secrecy *q;
    unsigned who;
    struct stage stage;
    struct values input;
    uint64_t first;
    size_t width;
    ring in[OWNER][VALUES][WIDTH], out[ROLES][VALUES][WIDTH];
    uint64_t seen[ROLES][WIDTH];
    uint64_t span[PARTS]; /* the place behind each part */
};

static bool plays(const struct secrecy *q, int id) {
    return id != OWNER || q->told[OWNER] > 0;
}

static void act(struct party *me, void *arg) {
    struct trial *t = arg;
    size_t step = t->q->one_by_one ? 1 : t->width;

    for (size_t k = 0; plays(t->q, me->id) && k < t->width; k += step) {
        size_t mark = arena_mark(me);
        ring *in[VALUES], *out[VALUES];

        for (size_t v = 0; v < VALUES; v++) {
            in[v] = me->id == OWNER ? NULL : t->in[me->id][v] + k;
            out[v] = t->out[me->id][v] + k;
        }
        stage_look(me->id, t->first + k, step, t->seen[me->id] + k);
        t->q->run(me, in, out, step);
        arena_release(me, mark);
    }
}

static void run_cases(struct trial *t, uint64_t first, size_t width) {
    struct why why;

    t->first = first;
    t->width = width;
    memset(t->out, 0, sizeof t->out);
    for (int j = P0; j < OWNER; j++)
        for (size_t v = 0; v < t->q->ins[j]; v++)
            for (size_t k = 0; k < width; k++)
                t->in[j][v][k] = t->input.of[j][v];
    if (stage_play(&t->stage, act, t, &why))
        fail_msg("%s: %s", t->q->name, why.text);
}

struct number {
    uint64_t value, span;
};

static void digit(struct number *n, uint64_t value, uint64_t base) {
    must(value < base, "a value out of its range");
    n->value += n->span * value;
    must(!__builtin_mul_overflow(n->span, base, &n->span),
         "too many digits for one number");
}

/* What a role gets in case k: its shares, or what it is told. */
static void outputs(const struct trial *t, struct number *n, int id,
                    bool told, size_t k) {
    size_t shares = t->q->shares;
    size_t from = told ? shares : 0;
    size_t to = told ? shares + t->q->told[id] : shares;

    for (size_t v = from; (told || id <= P1) && v < to; v++)
        digit(n, mod_L(t->out[id][v][k]), L);
}

static bool looks(const struct trial *t, int id) {
    return t->who >> id & 1;
}

static uint64_t number_of(struct trial *t, size_t k) {
    struct number n = {0, 1};

    for (int id = P0; id < ROLES; id++) {
        for (size_t v = 0; id < OWNER && v < t->q->ins[id]; v++)
            if (looks(t, id))
                digit(&n, t->input.of[id][v], L > P ? L : P);
        if (looks(t, id))
            outputs(t, &n, id, true, k);
    }
    t->span[GIVEN] = n.span;
    for (int id = P0; id < ROLES; id++)
        if (looks(t, id))
            outputs(t, &n, id, false, k);
    t->span[MINE] = n.span;
    for (int id = P0; id < ROLES; id++)
        if (looks(t, id) && plays(t->q, id))
            digit(&n, t->seen[id][k], t->stage.view[id].span);
    t->span[SEEN] = n.span;
    for (int told = 0; told < 2; told++)
        for (int id = P0; id < ROLES; id++)
            if (!looks(t, id))
                outputs(t, &n, id, told, k);
    t->span[ALL] = n.span;
    return n.value;
}

/* Count the cases of the input at hand. */
static void count(struct trial *t, struct tally *all) {
    tally_clear(all);
    for (uint64_t first = 0; first < t->stage.tape.cases;) {
        uint64_t left = t->stage.tape.cases - first;
        size_t width = left < WIDTH ? (size_t)left : WIDTH;

        run_cases(t, first, width);
        for (size_t k = 0; k < width; k++)
            tally_add(all, number_of(t, k), 1);
        first += width;
    }
}

/* The same cases, of each number its last parts dropped. */
static void count_parts(const struct trial *t, const struct tally *all,
                        enum part last, struct tally *few) {
    tally_clear(few);
    for (size_t i = 0; i < all->room; i++)
        if (all->entry[i].used)
            tally_add(few, all->entry[i].view % t->span[last],
                      all->entry[i].times);
}

/* For each thing given, what was seen with the first input that goes
   with it. */
struct known {
    struct tally given, seen;
};

static void learn_first(const struct trial *t, struct known *first,
                        const struct known *now) {
    uint64_t span = t->span[GIVEN];

    for (size_t i = 0; i < now->seen.room; i++) {
        const struct entry *e = &now->seen.entry[i];

        if (e->used && !tally_times(&first->given, e->view % span))
            tally_add(&first->seen, e->view, e->times);
    }
    for (size_t i = 0; i < now->given.room; i++) {
        const struct entry *e = &now->given.entry[i];

        if (e->used && !tally_times(&first->given, e->view))
            tally_add(&first->given, e->view, e->times);
    }
}

/* Does it come as often, of the cases in which the same is given? */
static bool as_often(const struct trial *t, const struct known *a,
                     const struct known *b, uint64_t seen) {
    uint64_t given = seen % t->span[GIVEN];

    return tally_times(&a->seen, seen) *
               tally_times(&b->given, given) ==
           tally_times(&b->seen, seen) * tally_times(&a->given, given);
}

/* Something in `now` that does not come as often as with the first
   input; or NULL. */
static const struct entry *odd_one(const struct trial *t,
                                   const struct known *first,
                                   const struct known *now) {
    for (size_t i = 0; i < now->seen.room; i++)
        if (now->seen.entry[i].used &&
            !as_often(t, now, first, now->seen.entry[i].view))
            return &now->seen.entry[i];
    return NULL;
}

/* Something seen that goes together with what others get; or NULL. */
static const struct entry *bound_one(const struct trial *t,
                                     const struct tally *all) {
    uint64_t mine = t->span[MINE], seen = t->span[SEEN];
    struct tally m = {0}, s = {0}, others = {0};
    const struct entry *found = NULL;

    count_parts(t, all, MINE, &m);
    count_parts(t, all, SEEN, &s);
    for (size_t i = 0; i < all->room; i++)
        if (all->entry[i].used)
            tally_add(&others,
                      all->entry[i].view % mine +
                          all->entry[i].view / seen * mine,
                      all->entry[i].times);
    for (size_t i = 0; !found && i < all->room; i++) {
        uint64_t e = all->entry[i].view;

        if (all->entry[i].used &&
            all->entry[i].times * tally_times(&m, e % mine) !=
                tally_times(&s, e % seen) *
                    tally_times(&others, e % mine + e / seen * mine))
            found = &all->entry[i];
    }
    free(m.entry), free(s.entry), free(others.entry);
    return found;
}

/* The sums of the shares in such a number, and what was told. */
static uint64_t sums_of(const struct trial *t, uint64_t number) {
    uint64_t pairs = 1, sums = 0;

    for (size_t v = 0; v < t->q->shares; v++)
        pairs *= L;
    for (uint64_t at = 1; at < pairs; at *= L)
        sums += at * mod_L(number / at % L + number / at / pairs % L);
    return sums + number / pairs / pairs * pairs;
}

/* Shares that come more often than others; or NULL. */
static const struct entry *stale_one(const struct trial *t,
                                     const struct tally *all) {
    struct tally sums = {0};
    const struct entry *found = NULL;
    int64_t pairs = 1;

    for (size_t v = 0; v < t->q->shares; v++)
        pairs *= (int64_t)L;
    for (size_t i = 0; i < all->room; i++)
        if (all->entry[i].used)
            tally_add(&sums, sums_of(t, all->entry[i].view),
                      all->entry[i].times);
    for (size_t i = 0; !found && i < all->room; i++)
        if (all->entry[i].used &&
            all->entry[i].times * pairs !=
                tally_times(&sums, sums_of(t, all->entry[i].view)))
            found = &all->entry[i];
    free(sums.entry);
    return found;
}

static void print_names(unsigned who) {
    const char *name[ROLES] = {"P0", "P1", "P2", "the owner"};
    const char *link = "";

    for (int id = ROLES; id-- > 0;)
        if (who >> id & 1) {
            print_error("%s%s", link, name[id]);
            link = " and ";
        }
}

static void print_shared(const struct secrecy *q, size_t v,
                         const struct values *in) {
    ring a = in->of[P0][v], b = in->of[P1][v];

    print_error(" ");
    print_word(q->words, v);
    print_error(" = %" PRIu64 " (%" PRIu64 " + %" PRIu64 ")",
                (a + b) % (q->modulus ? q->modulus : L), a, b);
}

static void print_own(const struct secrecy *q, int id, size_t v,
                      const struct values *in) {
    print_error(" P%d's ", id);
    print_word(q->words, v);
    print_error(" = %" PRIu64, in->of[id][v]);
}

/* Those values of `a` that are others in `b`. */
static void print_values(const struct secrecy *q,
                         const struct values *a,
                         const struct values *b) {
    const char *link = "";

    for (int id = P0; id < OWNER; id++)
        for (size_t v = 0; v < q->ins[id]; v++) {
            bool differs = a->of[id][v] != b->of[id][v];
            bool own = q->own || id == P2;

            if (id == P1 && !own && a->of[P0][v] != b->of[P0][v])
                continue;
            if (differs) {
                print_error("%s", link);
                own ? print_own(q, id, v, a) : print_shared(q, v, a);
                link = ",";
            }
        }
}

static void print_digits(uint64_t number, size_t count, uint64_t base) {
    for (size_t i = 0; i < count; i++)
        print_error(" %" PRIu64, next_digit(&number, base));
}

/* What was seen, role by role. */
static void print_view(const struct trial *t, uint64_t number) {
    uint64_t rest = number % t->span[SEEN] / t->span[MINE];

    for (int id = P0; id < ROLES; id++) {
        const struct ranges *r = &t->stage.ranges[id];

        if (!looks(t, id) || !plays(t->q, id))
            continue;
        for (size_t i = 0; i < r->count && i < DIGITS; i++)
            print_error(" %" PRIu64, next_digit(&rest, r->base[i]));
    }
    if (t->span[MINE] > t->span[GIVEN]) {
        print_error(" and gets");
        print_digits(number % t->span[MINE] / t->span[GIVEN],
                     t->q->shares, L);
    }
}

static bool next_input(struct trial *t, uint64_t *i) {
    return input_next(t->q->pose, t->q->ins, i, &t->input);
}

static void know(struct trial *t, struct tally *all,
                 struct known *known) {
    count(t, all);
    count_parts(t, all, GIVEN, &known->given);
    count_parts(t, all, SEEN, &known->seen);
}

static void forget(struct known *known) {
    free(known->given.entry);
    free(known->seen.entry);
}

/* Find an input with which `odd` is not seen as often as with a. */
static bool find_other(struct trial *t, const struct known *now,
                       const struct values *a, uint64_t odd,
                       struct known *other) {
    struct tally all = {0};
    bool found = false;

    for (size_t apart = 1; !found && apart < VALUES; apart++)
        for (uint64_t i = 0; !found && next_input(t, &i); i++)
            if (input_differences(t->q->ins, a, &t->input) == apart) {
                know(t, &all, other);
                found = !as_often(t, now, other, odd);
            }
    free(all.entry);
    return found;
}

static void accuse(struct trial *t, const struct known *now,
                   uint64_t odd) {
    struct values a = t->input;
    struct known other = {0};
    uint64_t given = odd % t->span[GIVEN];

    if (find_other(t, now, &a, odd, &other)) {
        print_error("%s: ", t->q->name);
        print_names(t->who);
        print_error(" can tell");
        print_values(t->q, &a, &t->input);
        print_error(" from");
        print_values(t->q, &t->input, &a);
        print_error(":\n    sees");
        print_view(t, odd);
        print_error(" in %" PRId64 " of %" PRId64
                    " cases with the one, in %" PRId64 " of %" PRId64
                    " with the other\n",
                    tally_times(&now->seen, odd),
                    tally_times(&now->given, given),
                    tally_times(&other.seen, odd),
                    tally_times(&other.given, given));
    }
    forget(&other);
}

static void accuse_bound(const struct trial *t, uint64_t number) {
    size_t shares = 0;

    for (int id = P0; id <= P1; id++)
        shares += looks(t, id) ? 0 : t->q->shares;
    print_error("%s: ", t->q->name);
    print_names(t->who);
    print_error(" can tell what others get; they get");
    print_digits(number / t->span[SEEN], shares, L);
    print_error(" more or less often than otherwise when it sees");
    print_view(t, number);
    print_error("; is a refresh missing, or a coin known?\n");
}

static void accuse_stale(const struct trial *t, uint64_t number) {
    print_error("%s: what comes out is not fresh: the shares",
                t->q->name);
    print_digits(number, 2 * t->q->shares, L);
    print_error(" (P0's, then P1's) do not come as often as others of "
                "the same sum\n");
}

ring *as_vector(struct party *me, ring *const value[], size_t count,
                size_t n) {
    ring *vector = take_ring(me, count * n);

    for (size_t k = 0; k < count * n; k++)
        vector[k] = value[k / n][k % n];
    return vector;
}

void from_vector(const ring *vector, ring *const value[], size_t count,
                 size_t n) {
    for (size_t k = 0; k < count * n; k++)
        value[k / n][k % n] = vector[k];
}

/* One input, for those who look. */
static bool try_input(struct trial *t, struct tally *all,
                      struct known *first, struct known *now,
                      bool tell) {
    const struct entry *odd = NULL, *bound = NULL, *stale = NULL;

    know(t, all, now);
    learn_first(t, first, now);
    if (t->who == 0)
        stale = t->q->stale ? NULL : stale_one(t, all);
    else
        odd = odd_one(t, first, now);
    if (!odd && t->who && !(t->who & t->q->dealers))
        bound = bound_one(t, all);
    if (tell && odd)
        accuse(t, now, odd->view);
    if (tell && bound)
        accuse_bound(t, bound->view);
    if (tell && stale)
        accuse_stale(t, stale->view);
    return !odd && !bound && !stale;
}

bool keeps_secrets(const struct secrecy *q, unsigned who, bool tell) {
    struct trial *t = calloc(1, sizeof *t);
    struct known first = {0}, now = {0};
    struct tally all = {0};
    bool kept = true;
    uint64_t i = 0;

    must(t, "no memory for a trial");
    t->q = q;
    t->who = who;
    must(next_input(t, &i), "a protocol without inputs");
    t->stage.tape = tape_blank();
    run_cases(t, 0, 1);
    t->stage.tape.learnt = true;
    for (; kept && next_input(t, &i); i++)
        kept = try_input(t, &all, &first, &now, tell);
    forget(&first), forget(&now), free(all.entry);
    free(t);
    return kept;
}

void assert_secrecy(const struct secrecy *q) {
    bool kept = keeps_secrets(q, 0, true);

    for (int id = P0; id < ROLES; id++)
        if (plays(q, id))
            kept = keeps_secrets(q, 1u << id, true) && kept;
    for (size_t i = 0; i < 3; i++)
        if (q->together[i])
            kept = keeps_secrets(q, q->together[i], true) && kept;
    if (!kept)
        fail_msg("%s shows too much", q->name);
}
