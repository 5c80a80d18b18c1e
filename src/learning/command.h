/* Tangled from chapters/57-program.md; edit that file. */
#ifndef COMMAND_H
#define COMMAND_H

#include "line.h"
#include "number.h"
#include "sign.h"

#include <argp.h>

/* The commands of ppnn: each reads its options, does its work, and
   returns the exit status. A wrong option ends the program with an
   error that names it, and with status 64. */
int train_command(int argc, char **argv);
int deal_command(int argc, char **argv);
int predict_command(int argc, char **argv);
int bench_command(int argc, char **argv);

/* argp_parse, for whole words only, and with -h for --help. Without a
   check argp would take --net for --net-profile. */
void parse_options(const struct argp *argp, int argc, char **argv,
                   void *input);

/* The name of a file; "-" is none, but for --csv. */
const char *file_name(struct argp_state *state, const char *option,
                      const char *text);

/* Refuse an option that would change nothing. */
void does_not_apply(struct argp_state *state, const char *option,
                    const char *mode);

/* The option's number. */
uint64_t whole_number(struct argp_state *state, enum number which,
                      const char *text);
double real_number(struct argp_state *state, const char *option,
                   const char *text);

/* Options of several commands: their keys, help, and values. */
enum {
    OPT_NET_PROFILE = 512,
    OPT_COMPARE,
    OPT_OUTPUT,
    OPT_TRUNCATION,
    OPT_MOMENTUM,
    OPT_STEADY,
    OPT_HALVE,
    OPT_RECIPE,
    OPT_OPTIMIZER,
    OPT_RING,
    OPT_DEALER,
    OPT_SCORES
};
#define NET_PROFILE_HELP                                               \
    "emulate lines between P0, P1 and P2 (not the owner's): lan, "     \
    "wan, or RTT,BANDWIDTH as in 72ms,9MB/s"

struct line line_of(struct argp_state *state, const char *text);

#define DEALER_HELP                                                    \
    "on shares: helper, P2; or pair: no helper, P0 and P1 alone, by "  \
    "transfers (helper)"

/* "helper" or "pair"? */
bool is_pair(struct argp_state *state, const char *text);

#define COMPARE_HELP                                                   \
    "how signs are found on shares: dealt, by tables that P2 deals "   \
    "beforehand, or secure-nn, as published: P2 compares (dealt)"

enum comparison comparison_of(struct argp_state *state,
                              const char *text);

#define RING_HELP "bits of a ring element: 64, 32 or 16 (64)"

/* The bits; ring_become does the rest. */
int ring_bits(struct argp_state *state, const char *text);

/* Say on the standard error if a line is emulated. */
void announce(const struct line *line);

/* The place of `text` in `words`, which ends with NULL. */
int word_of(struct argp_state *state, const char *option,
            const char *text, const char *const words[]);

/* Print the reason; the exit status of a failure. */
int complain(const struct why *why);

/* Exit statuses besides 0 and 1: a training that ended worse than it
   began, and a wrong command line, which is argp's. */
enum { EXIT_DIVERGED = 3, EXIT_WORDS = 64 };

#define STATUS_HELP                                                    \
    "Exit status: 0 when all went well; 1 when something failed,\n"    \
    "which is said; 3 when a training diverged; 64 when the command\n" \
    "line is wrong; 128 and a signal's number when that stopped it."
#define IMAGES_HELP                                                    \
    "Images are read from $MNIST_DIR or, if that is not set, from\n"   \
    "the first of data/mnist, ../shared/mnist and Debian's\n"          \
    "Fashion-MNIST. 'make data' fetches MNIST into data/mnist."

#endif
