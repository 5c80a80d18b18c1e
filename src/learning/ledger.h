/* Tangled from chapters/48-time.md; edit that file. */
#ifndef LEDGER_H
#define LEDGER_H

/* A moment, or how long something takes: by the clock on the wall and
   by the processor's own, in ms. */
struct span {
    double wall, cpu;
};

enum { ACCOUNTS = 8 };

/* All 0 at first: what is spent goes to account 0, since moment 0. */
struct ledger {
    int account;
    struct span since, spent[ACCOUNTS];
};

/* From `now` on, time goes to another account; returns the one that it
   went to until now. */
static inline int ledger_turn(struct ledger *l, int account,
                              struct span now) {
    struct span *spent = &l->spent[l->account];
    int before = l->account;

    spent->wall += now.wall - l->since.wall;
    spent->cpu += now.cpu - l->since.cpu;
    l->since = now;
    l->account = account;
    return before;
}

/* How many times as fast the whole becomes if a part of its time, a
   share in 0 .. 1, becomes `factor` times as fast. [Amdahl 1967] */
static inline double amdahl(double share, double factor) {
    return 1 / (1 - share + share / factor);
}

#endif
