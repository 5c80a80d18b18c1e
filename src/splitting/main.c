/* Tangled from chapters/63-split-program.md; edit that file. */
#include "command.h"
#include "command_split.h"
#include "report.h"
#include "surroundings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "Usage: ppnn COMMAND [OPTION...]\n"
    "Train a neural network in the clear and on secret shares.\n\n"
    "  train     train on images, in the clear and on shares\n"
    "  deal      be the helper of a training that is yet to come\n"
    "  predict   classify test images with a trained model\n"
    "  bench     measure what a protocol or a network costs\n"
    "  split     train a network whose inputs are in two houses\n\n"
    "'ppnn COMMAND --help' tells more, with an example;\n"
    "'ppnn --version' tells which commit this is.\n\n" IMAGES_HELP
    "\n\n" STATUS_HELP "\n\n"
    "Threat model: three parties, at most one of them corrupted, and\n"
    "that one follows the protocol. Here all three run on one "
    "machine:\n"
    "a simulation, which protects nothing. Not audited.\n";

struct command {
    const char *name;
    int (*run)(int argc, char **argv);
};

static const struct command command[] = {{"train", train_command},
                                         {"deal", deal_command},
                                         {"predict", predict_command},
                                         {"bench", bench_command},
                                         {"split", split_command}};

/* Errors and help should say "ppnn train", not "train". */
static int run(const struct command *c, int argc, char **argv) {
    char title[32];
    int status;

    snprintf(title, sizeof title, "ppnn %s", c->name);
    argv[0] = title;
    status = c->run(argc, argv);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fputs("ppnn: the output could not be written in full\n", stderr);
    return status ? status : EXIT_FAILURE;
}

/* What is said without a command. */
static int answer(const char *word) {
    if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0)
        fputs(usage, stdout);
    else if (strcmp(word, "--version") == 0)
        printf("ppnn, built from commit %s\n", report_commit());
    else
        return -1;
    return 0;
}

int main(int argc, char **argv) {
    surroundings_settle();
    if (argc < 2) {
        fputs(usage, stderr);
        return EXIT_WORDS;
    }
    if (answer(argv[1]) == 0)
        return EXIT_SUCCESS;
    for (size_t i = 0; i < sizeof command / sizeof *command; i++)
        if (strcmp(argv[1], command[i].name) == 0)
            return run(&command[i], argc - 1, argv + 1);
    fprintf(stderr, "ppnn: no command is called '%.40s'\n\n%s", argv[1],
            usage);
    return EXIT_WORDS;
}
