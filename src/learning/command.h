/* Tangled from chapters/29-program.md; edit that file. */
#ifndef COMMAND_H
#define COMMAND_H

#include "line.h"
#include "number.h"

#include <argp.h>

/* The commands of ppnn: each reads its options, does its work, and
   returns the exit status. A wrong option ends the program with an
   error that names it. */
int train_command(int argc, char **argv);
int predict_command(int argc, char **argv);
int bench_command(int argc, char **argv);

/* The option's number. */
uint64_t whole_number(struct argp_state *state, enum number which,
                      const char *text);
double real_number(struct argp_state *state, const char *option,
                   const char *text);

/* The option --net-profile: its key, its help, and its line. */
enum { OPT_NET_PROFILE = 512 };
#define NET_PROFILE_HELP                                               \
    "emulate lines between P0, P1 and P2 (not the owner's): lan, "     \
    "wan, or RTT,BANDWIDTH as in 72ms,9MB/s"

struct line line_of(struct argp_state *state, const char *text);

/* Say on the standard error if a line is emulated. */
void announce(const struct line *line);

/* The place of `text` in `words`, which ends with NULL. */
int word_of(struct argp_state *state, const char *option,
            const char *text, const char *const words[]);

/* Print the reason; the exit status of a failure. */
int complain(const struct why *why);

/* The exit status of a training that ended worse than it began. */
enum { EXIT_DIVERGED = 3 };

#endif
