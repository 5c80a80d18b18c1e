/* Tangled from chapters/49-results.md; edit that file. */
#ifndef REPORT_H
#define REPORT_H

#include "train.h"

/* All trainings of one plan: which modes ran, and what came of them. */
struct session {
    const struct plan *plan;
    const char *mode_word; /* as on the command line */
    bool ran[MODES];
    struct outcome outcome[MODES];
};

/* For people: accuracies side by side, and what the shares cost. */
void report_print(const struct session *session, FILE *out);

/* The commit that the program was built from. */
const char *report_commit(void);

/* For programs: one JSON object. */
void report_write(const struct session *session, FILE *out);

#endif
