/* Tangled from chapters/27-program.md; edit that file. */
#include "bench.h"
#include "command.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct bench_options {
    const char *name;
    bool csv;
    size_t n, repeat;
};

static const struct argp_option bench_table[] = {
    {NULL, 'n', "N", 0, "elements, rows or groups (1)", 0},
    {"repeat", 'r', "N", 0, "runs to take the median of (11)", 0},
    {"csv", 'c', NULL, 0,
     "print comma-separated, with the costs of the paper", 0},
    {0},
};

static error_t bench_option(int key, char *arg,
                            struct argp_state *state) {
    struct bench_options *o = state->input;

    switch (key) {
    case 'n':
        o->n = count_of(state, "-n", arg);
        return 0;
    case 'r':
        o->repeat = count_of(state, "--repeat", arg);
        return 0;
    case 'c':
        o->csv = true;
        return 0;
    case ARGP_KEY_ARG:
        if (o->name)
            argp_error(state, "one protocol at a time");
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
        "PROTOCOL",
        "Run a protocol on three processes; count rounds "
        "and bytes.\vExample: ppnn bench relu -n 1000; "
        "without a protocol, lists them.",
        NULL,
        NULL,
        NULL};
    struct bench_options o = {NULL, false, 1, 11};
    struct why why;

    argp_parse(&argp, argc, argv, 0, NULL, &o);
    if (!o.name) {
        puts("Protocols, or 'all':");
        bench_list(stdout);
        return EXIT_SUCCESS;
    }
    if (bench(o.name, o.n, o.repeat, o.csv, stdout, &why))
        return complain(&why);
    return EXIT_SUCCESS;
}
