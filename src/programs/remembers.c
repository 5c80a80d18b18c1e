/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "study.h"

enum { SEEDS = 10, EPOCHS = 30, WAYS = 4, LOOKS = 8 };

static const size_t looks[LOOKS] = {1, 2, 3, 5, 6, 10, 15, 30};

/* The columns of the table: noise on the weights, then on h1. */
static const char *const name[WAYS] = {"sgd", "sgld1", "sgld3", "h1"};
static const struct noise noise[WAYS] = {
    {0, 0, false}, {0, 0.01, false}, {0, 0.03, false}, {1, 0, false}};

/* Train in one way with each seed, and attack with ever more looks. */
static int train_all(const struct houses *h, int k,
                     struct tally tally[LOOKS][WAYS + 1],
                     struct why *why) {
    struct way way = {8, EPOCHS, 0.1f, noise[k]};
    size_t input = (size_t)houses_input(h, "Amount");
    struct study t;
    int bad = 0;

    for (uint64_t seed = 1; !bad && seed <= SEEDS; seed++) {
        bad = study_run(&t, h, input, &way, seed, why) < 0;
        for (int i = 0; !bad && i < LOOKS; i++)
            tally_add(&tally[i][k], study_attack(&t, looks[i]));
        for (int i = 0; !bad && k == 0 && i < LOOKS; i++)
            tally_add(&tally[i][WAYS],
                      study_attack_shares(&t, looks[i]));
        study_close(&t);
    }
    return bad ? -1 : 0;
}

static void print_all(struct tally tally[LOOKS][WAYS + 1]) {
    printf("looks");
    for (int k = 0; k <= WAYS; k++)
        printf(",%s,%s_sd", k < WAYS ? name[k] : "shares",
               k < WAYS ? name[k] : "shares");
    for (int i = 0; i < LOOKS; i++) {
        printf("\n%zu", looks[i]);
        for (int k = 0; k <= WAYS; k++)
            printf(",%.4f,%.4f", tally_mean(&tally[i][k]),
                   tally_deviation(&tally[i][k]));
    }
    putchar('\n');
}

int main(void) {
    struct tally tally[LOOKS][WAYS + 1] = {{{0, 0, 0}}};
    struct houses h;
    struct why why;
    int bad = houses_load(&h, "data/tables/credit-a.csv",
                          "data/tables/credit-b.csv", &why) < 0;

    for (int k = 0; !bad && k < WAYS; k++)
        bad = train_all(&h, k, tally, &why) < 0;
    if (bad)
        fprintf(stderr, "remembers: %s\n", why.text);
    else
        print_all(tally);
    houses_free(&h);
    return bad;
}
