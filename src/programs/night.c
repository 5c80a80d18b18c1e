/* Tangled from chapters/44-tape.md; edit that file. */
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "rehearsal.h"

enum { BATCH = 128, SHIFT = 9, STEPS = 8, EPOCH = 468, TRIES = 3 };

static double cpu_ms(void) {
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

/* P1's tape, without its label; and away with both. */
static uint64_t take_length(void) {
    struct stat file = {.st_size = 0};

    stat("tapes/p1/tape", &file);
    unlink("tapes/p0/tape");
    unlink("tapes/p1/tape");
    rmdir("tapes/p0");
    rmdir("tapes/p1");
    rmdir("tapes");
    return (uint64_t)file.st_size - sizeof(struct label);
}

/* Deal some steps; the time of one, of the fastest try. */
static double deal_steps(const struct recipe *recipe,
                         uint64_t *length) {
    struct rehearsal r = {.recipe = *recipe, .steps = STEPS};
    struct tapes t = tapes_of(recipe, "tapes", STEPS);
    double best = 1e9, began;
    struct why why;

    for (int i = 0; i < TRIES; i++) {
        began = cpu_ms();
        if (tapes_deal(&t, rehearse, &r, &why)) {
            fprintf(stderr, "night: %s\n", why.text);
            exit(1);
        }
        began = (cpu_ms() - began) / STEPS;
        best = began < best ? began : best;
        *length = take_length();
    }
    return best;
}

static void print_training(const char *net, enum truncation how,
                           const char *word) {
    struct recipe r = {network_find(net), BATCH,   scale_of(16, how),
                       {.shift = SHIFT},  SOFTMAX, NULL};
    uint64_t dealt = securenet_step_cost(r).dealt, length;
    double ms = deal_steps(&r, &length),
           epoch = (double)(length / STEPS);
    uint64_t lengths = length - STEPS * dealt;

    if (length < STEPS * dealt || lengths % (8 * STEPS)) {
        fprintf(stderr, "night: a tape of another length\n");
        exit(1);
    }
    printf("%s-%s,%s %s,%llu,%llu,%llu,%.3f,%.2f\n", net, word, net,
           word, (unsigned long long)dealt,
           (unsigned long long)(lengths / (8 * STEPS)),
           (unsigned long long)(length / STEPS), 1e-9 * EPOCH * epoch,
           ms);
}

int main(void) {
    static const char *const word[] = {"local", "exact", "coin"};
    char folder[] = P_tmpdir "/ppnn-night-XXXXXX";

    if (!mkdtemp(folder) || chdir(folder))
        return 1;
    puts("name,training,stated,messages,tape,epoch,ms");
    for (int how = LOCAL; how <= COIN; how++) {
        print_training("K", (enum truncation)how, word[how]);
        print_training("A", (enum truncation)how, word[how]);
    }
    return chdir("/") || rmdir(folder);
}
