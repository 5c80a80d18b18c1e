/* Tangled from chapters/14-links.md; edit that file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "link.h"
#include "seconds.h"

static const size_t LARGE = (size_t)64 << 20;

static void must(struct link *link, struct parcel parcel) {
    struct why why;
    if (link_exchange(link, &parcel, 60 * 1000, &why)) {
        fprintf(stderr, "links: %s\n", why.text);
        exit(1);
    }
}

/* A word there and back, `times` times; seconds for each. */
static double ping(struct link *link, int first, int times) {
    uint64_t word = 0;
    struct parcel out = {.out = &word, .out_bytes = sizeof word};
    struct parcel in = {.in = &word, .in_bytes = sizeof word};
    double start = seconds();
    for (int i = 0; i < times; i++) {
        must(link, first ? out : in);
        must(link, first ? in : out);
    }
    return (seconds() - start) / times;
}

/* LARGE bytes in both directions at once; bytes a second. */
static double both_ways(struct link *link, void *out, void *in) {
    double start = seconds();
    must(link, (struct parcel){out, LARGE, in, LARGE, 0});
    return 2 * (double)LARGE / (seconds() - start);
}

/* Bytes that a socket takes while nobody receives. */
static size_t capacity(void) {
    struct link a, b;
    struct why why;
    static char block[4096];
    size_t sum = 0;
    ssize_t sent;
    if (link_pair(&a, &b, &why))
        exit(1);
    while ((sent = send(a.fd, block, sizeof block, MSG_DONTWAIT)) > 0)
        sum += (size_t)sent;
    link_close(&a);
    link_close(&b);
    return sum;
}

static void measure(struct link *link, int first) {
    char *out = calloc(1, LARGE), *in = calloc(1, LARGE);
    double best_ping = 1, best_pace = 0;
    if (!out || !in)
        exit(1);
    memset(out, 1, LARGE);
    for (int i = 0; i < 9; i++) {
        double t = ping(link, first, 2000);
        double pace = both_ways(link, out, in);
        best_ping = t < best_ping ? t : best_ping;
        best_pace = pace > best_pace ? pace : best_pace;
    }
    free(out);
    free(in);
    if (first)
        printf("what,value,unit\nping,%.2f,us\nboth-ways,%.2f,GB/s\n"
               "capacity,%zu,bytes\n",
               1e6 * best_ping, 1e-9 * best_pace, capacity());
}

int main(void) {
    struct link a, b;
    struct why why;
    if (link_pair(&a, &b, &why)) {
        fprintf(stderr, "links: %s\n", why.text);
        return 1;
    }
    pid_t child = fork();
    if (child < 0)
        return 1;
    link_close(child ? &b : &a);
    measure(child ? &a : &b, child != 0);
    link_close(child ? &a : &b);
    return child ? waitpid(child, NULL, 0) != child : 0;
}
