/* Tangled from chapters/27-gates.md; edit that file. */
#include "tree.h"

#include <string.h>

struct digits take_digits(struct party *me, size_t count, bool above,
                          size_t n) {
    return (struct digits){count,
                           above ? take_rows(me, count, n) : NULL,
                           take_rows(me, count, n)};
}

/* A level has a gate for every FAN digits, and one for two or more that
   are left; a single one goes up alone. */
static size_t gates_of(size_t count) {
    return (count + FAN - 2) / FAN;
}

static size_t next_count(size_t count) {
    return (count + FAN - 1) / FAN;
}

/* Gate i of a level. If `above` is asked, the lowest need not know
   what is equal. */
static struct gate gate_of(size_t count, size_t i, bool above) {
    size_t left = count - i * FAN;
    return (struct gate){left < FAN ? left : FAN, !above || i > 0,
                         above};
}

/* The rows of gate i, among those of a level. */
static struct gate_bits bits_in(struct digits d, size_t i, size_t fan,
                                size_t words) {
    struct gate_bits in = {{NULL}, {NULL}};
    for (size_t j = 0; j < fan; j++) {
        in.equal[j] = d.equal + (i * FAN + j) * words;
        if (d.above)
            in.above[j] = d.above + (i * FAN + j) * words;
    }
    return in;
}

/* The highest digit, which had no company. */
static void go_up_alone(struct digits d, struct digits up,
                        size_t words) {
    size_t from = (d.count - 1) * words, to = (up.count - 1) * words;
    memcpy(up.equal + to, d.equal + from, words * sizeof *d.equal);
    if (d.above)
        memcpy(up.above + to, d.above + from, words * sizeof *d.above);
}

static struct digits climb(struct party *me, struct digits d,
                           size_t n) {
    size_t words = packs(n), count = gates_of(d.count);
    struct digits up =
        take_digits(me, next_count(d.count), d.above != NULL, n);
    struct gate_job *job = take_jobs(me, count);
    for (size_t i = 0; i < count; i++) {
        job[i].gate = gate_of(d.count, i, d.above != NULL);
        job[i].in = bits_in(d, i, job[i].gate.fan, words);
        job[i].equal = up.equal + i * words;
        job[i].above = d.above ? up.above + i * words : NULL;
    }
    gates(me, job, count, n);
    if (up.count > count && holds_shares(me))
        go_up_alone(d, up, words);
    return up;
}

struct digits combine_digits(struct party *me, struct digits d,
                             size_t n) {
    while (d.count > 1)
        d = climb(me, d, n);
    refresh_rows(me, d.above ? d.above : d.equal, 1, n);
    return d;
}

/* All gates of a level, in its one round. */
static struct cost level_cost(size_t count, bool above, size_t n) {
    struct cost sum = {1, 0, 0};
    for (size_t i = 0; i < gates_of(count); i++) {
        struct cost c = gate_cost(gate_of(count, i, above), n);
        sum.online += c.online;
        sum.dealt += c.dealt;
    }
    return sum;
}

struct cost combine_digits_cost(size_t count, bool above, size_t n) {
    struct cost sum = {0, 0, 0};
    for (; count > 1; count = next_count(count))
        sum = cost_then(sum, level_cost(count, above, n));
    return sum;
}
