/* Tangled from chapters/67-full-size.md; edit that file. */
#include "faults.h"

#include <stdio.h>

#include "seconds.h"

/* -log10 of a p-value, at most 300. */
static double bell(double p) {
    return p > 0 ? fmin(300, 0 - log10(p)) : 300;
}

static void print_line(const char *name, struct verdict v,
                       double time) {
    printf("%s,%zu,%zu,%.1f,%.2f\n", name, v.tests, v.fewest,
           bell(v.least), time);
}

static void show(const char *name, const struct subject *s,
                 enum fault fault) {
    double start = seconds();
    struct verdict v = verdict_on(s, fault, s->many);

    print_line(name, v, seconds() - start);
}

/* A line for each protocol, and for each fault. */
static void print_summary(void) {
    struct verdict all = {.least = 1, .fewest = SIZE_MAX};
    double start = seconds();

    printf("name,tests,fewest,bell,seconds\n");
    for (int i = 0; i < SUBJECTS; i++)
        judge(&all, &subjects[i], SOUND, subjects[i].many);
    print_line("all", all, seconds() - start);
    for (int i = 0; i < SUBJECTS; i++)
        show(subjects[i].name, &subjects[i], SOUND);
    show("dead", &sound_relu, DEAD);
    show("remainder", &published_relu, REMAINDER);
    show("naked", &naked, SOUND);
    show("printed", &printed, SOUND);
}

static int compare_doubles(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* All p-values of one run, and what is expected of uniform ones. */
static void print_each(void) {
    static double p[10000];
    struct verdict all = {.least = 1, .fewest = SIZE_MAX, .each = p};

    for (int i = 0; i < SUBJECTS; i++)
        judge(&all, &subjects[i], SOUND, subjects[i].many);
    qsort(p, all.tests, sizeof *p, compare_doubles);
    printf("expected,seen\n");
    for (size_t i = 0; i < all.tests; i++)
        printf("%.4f,%.4f\n",
               bell(((double)i + 0.5) / (double)all.tests), bell(p[i]));
}

/* The least p-value of a run, for more and more values. */
static void print_growth(void) {
    printf("values,remainder,printed,sound\n");
    for (size_t n = 16; n <= 16384; n *= 2) {
        struct verdict r = verdict_on(&published_relu, REMAINDER, n);
        struct verdict p = verdict_on(&printed, SOUND, n);
        struct verdict s = verdict_on(&published_relu, SOUND, n);

        printf("%zu,%.2f,%.2f,%.2f\n", ELL * n, bell(r.least),
               bell(p.least), bell(s.least));
    }
}

int main(int argc, char **argv) {
    if (argc == 1)
        print_summary();
    else if (!strcmp(argv[1], "each"))
        print_each();
    else if (!strcmp(argv[1], "growth"))
        print_growth();
    else
        return fprintf(stderr, "views: %s: each or growth\n", argv[1]);
    return 0;
}
