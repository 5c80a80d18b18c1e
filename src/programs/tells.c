/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "study.h"

enum { SEEDS = 10, LOOKS = 6, EPOCHS = 30 };

/* A data set, and what a curious server would like to know of it. */
struct set {
    const char *name, *property;
};

static const struct set sets[] = {{"credit", "Amount"},
                                  {"german", "credit_amount"},
                                  {"lending", "funded_amnt"}};

/* Ways to train: the width of h1, and the noise. The last kind has the
   step that goes with its noise. */
struct named {
    const char *name;
    size_t width;
    struct noise noise;
};

static const struct named ways[] = {
    {"sgd", 8, {0, 0, false}},
    {"sgd-4", 4, {0, 0, false}},
    {"sgd-16", 16, {0, 0, false}},
    {"sgld-0.003", 8, {0, 0.003, false}},
    {"sgld-0.01", 8, {0, 0.01, false}},
    {"sgld-0.03", 8, {0, 0.03, false}},
    {"sgld-0.1", 8, {0, 0.1, false}},
    {"posterior-0.01", 8, {0, 0.01, true}},
    {"h1-0.5", 8, {0.5, 0, false}},
    {"h1-1", 8, {1, 0, false}},
    {"h1-2", 8, {2, 0, false}},
    {"h1-4", 8, {4, 0, false}},
};

/* Welling and Teh's step for noise of deviation e on all weights is
   e^2 / 2 times the gradient of the summed loss of all learners. */
static struct way way_of(const struct named *n,
                         const struct houses *h) {
    struct way way = {n->width, EPOCHS, 0.1f, n->noise};
    double e = n->noise.weights;

    if (n->noise.everywhere)
        way.rate = (float)(e * e / 2 * (double)study_learners(h));
    return way;
}

enum {
    TASK,
    LAST,
    REMEMBERED,
    SHARES,
    SERVER,
    HOLDER,
    LINKED,
    COLUMNS
};

static const char *const column[] = {"task",   "last",   "remembered",
                                     "shares", "server", "holder",
                                     "linked"};

static void look_at(const struct study *t, struct tally *tally) {
    tally_add(&tally[TASK], study_task(t));
    tally_add(&tally[LAST], study_attack(t, 1));
    tally_add(&tally[REMEMBERED], study_attack(t, LOOKS));
    tally_add(&tally[SHARES], study_attack_shares(t, LOOKS));
    tally_add(&tally[SERVER], study_labels(t, false));
    tally_add(&tally[HOLDER], study_labels(t, true));
    tally_add(&tally[LINKED], study_linked(t));
}

/* One way on one data set, a line. */
static int try_way(const struct set *set, const struct houses *h,
                   const struct named *named, struct why *why) {
    size_t input = (size_t)houses_input(h, set->property);
    struct way way = way_of(named, h);
    struct tally tally[COLUMNS] = {{0, 0, 0}};
    struct study t;
    int bad = 0;

    for (uint64_t seed = 1; !bad && seed <= SEEDS; seed++) {
        bad = study_run(&t, h, input, &way, seed, why) < 0;
        if (!bad)
            look_at(&t, tally);
        study_close(&t);
    }
    printf("%s,%.4f", named->name, (double)way.rate);
    for (int k = 0; k < COLUMNS; k++)
        printf(",%.4f,%.4f", tally_mean(&tally[k]),
               tally_deviation(&tally[k]));
    putchar('\n');
    fflush(stdout);
    return bad ? -1 : 0;
}

static int try_set(const struct set *set, struct why *why) {
    struct houses h;
    char a[100], b[100];
    int bad = 0;

    snprintf(a, sizeof a, "data/tables/%s-a.csv", set->name);
    snprintf(b, sizeof b, "data/tables/%s-b.csv", set->name);
    if (houses_load(&h, a, b, why) < 0)
        return -1;
    printf("way,rate");
    for (int k = 0; k < COLUMNS; k++)
        printf(",%s,%s_sd", column[k], column[k]);
    putchar('\n');
    for (size_t k = 0; !bad && k < sizeof ways / sizeof *ways; k++)
        bad = try_way(set, &h, &ways[k], why) < 0;
    houses_free(&h);
    return bad ? -1 : 0;
}

/* tells SET: a line for each way to train on it. */
int main(int argc, char **argv) {
    struct why why = {"usage: tells credit|german|lending"};
    int bad = 1;

    for (size_t k = 0; k < sizeof sets / sizeof *sets; k++)
        if (argc == 2 && strcmp(argv[1], sets[k].name) == 0)
            bad = try_set(&sets[k], &why) < 0;
    if (bad)
        fprintf(stderr, "tells: %s\n", why.text);
    return bad;
}
