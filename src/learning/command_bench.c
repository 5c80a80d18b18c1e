/* Tangled from chapters/57-program.md; edit that file. */
#include "bench.h"
#include "by_pair.h"
#include "command.h"
#include "other_ring.h"
#include "ring.h"

#include <stdio.h>
#include <stdlib.h>

static const struct argp_option bench_table[] = {
    {NULL, 'n', "N", 0, "so many times the values or images (1)", 0},
    {"repeat", 'r', "N", 0, "runs to take the median of (11)", 0},
    {"each", 'e', NULL, 0, "tell bytes of each value, not of all", 0},
    {"csv", 'c', NULL, 0,
     "print comma-separated, with the costs of the paper", 0},
    {"dealer", OPT_DEALER, "WORD", 0, DEALER_HELP, 0},
    {"json", 'j', NULL, 0, "print JSON, with the same", 0},
    {"ring", OPT_RING, "BITS", 0, RING_HELP, 0},
    {"net-profile", OPT_NET_PROFILE, "LINE", 0, NET_PROFILE_HELP, 0},
    {0},
};

static error_t bench_option(int key, char *arg,
                            struct argp_state *state) {
    struct bench *o = state->input;

    switch (key) {
    case 'n':
        o->n = whole_number(state, TIMES, arg);
        return 0;
    case 'r':
        o->repeat = whole_number(state, REPEAT, arg);
        return 0;
    case 'e':
        o->each = true;
        return 0;
    case 'c':
    case 'j':
        if (o->format != TABLE)
            argp_error(state, "one of --csv and --json at a time");
        o->format = key == 'c' ? CSV : JSON;
        return 0;
    case OPT_DEALER:
        o->alone = is_pair(state, arg) ? pair_can : NULL;
        return 0;
    case OPT_RING:
        o->ring = ring_bits(state, arg);
        return 0;
    case OPT_NET_PROFILE:
        o->line = line_of(state, arg);
        return 0;
    case ARGP_KEY_ARG:
        if (o->name)
            argp_error(state, "one work, or group of works, at a time");
        o->name = arg;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

int bench_command(int argc, char **argv) {
    struct argp argp = {
        bench_table,
        bench_option,
        "WORK",
        "Run a protocol or a network, each party a process; count "
        "rounds, bytes, time and memory.\vExample: ppnn bench relu "
        "-n 1000; without a name, lists them.\n\n" STATUS_HELP,
        NULL,
        NULL,
        NULL};
    struct bench o = {.ring = ELL, .n = 1, .repeat = 11};
    struct cast pair = pair_cast();
    struct why why;

    parse_options(&argp, argc, argv, &o);
    if (ring_become(o.ring, argc, argv, &why))
        return complain(&why);
    announce(&o.line);
    if (!o.name) {
        puts("Works, by groups; or 'all':");
        bench_list(stdout);
        return EXIT_SUCCESS;
    }
    o.cast = o.alone ? &pair : NULL;
    if (bench(&o, stdout, &why))
        return complain(&why);
    return EXIT_SUCCESS;
}
