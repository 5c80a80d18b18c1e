/* Tangled from chapters/18-enumeration.md; edit that file. */
#ifndef PROVE_H
#define PROVE_H

#include "inputs.h"
#include "tally.h"

/* What a simulator writes: a view, of one case. */
struct sight {
    struct coins *coins;
    uint64_t seen, span;
    struct ranges *ranges; /* of what was shown; or NULL */
};

/* The party sees this value, one of `base`; or any value at all. */
ring show(struct sight *s, ring value, uint64_t base);
ring show_any(struct sight *s, uint64_t base);

/* A claim of privacy: this protocol shows no party more than what the
   ideal gives it. */
struct claim {
    const struct ideal *ideal;

    pose_input *pose; /* NULL: any shares mod L */

    /* The protocol: value v of element k is in[v][k]. */
    void (*run)(struct party *me, ring *const in[], ring *const out[],
                size_t n);

    /* Party id's view, made from its own input and output alone. */
    void (*simulate)(struct sight *s, int id, const ring *in,
                     const ring *out);

    bool one_by_one; /* call `run` for n = 1 only */

    /* Which of the inputs to try, if all are too many. */
    pose_input *sample;

    /* Ideals may be asked outside their domain; it is counted. */
    bool outside;
};

/* For every input: run the protocol on every choice of randomness, and
   the ideal with the simulator on every choice of theirs. The views,
   each with the outputs of all parties, must come out in the same
   proportions, exactly. Fails the test that it is called from, and
   says who can tell which secrets apart. */
void prove(const struct claim *claim);

/* The same, for one party, and without failing. */
bool is_private(const struct claim *claim, int id);

/* Is there no simulator for party id, neither the claim's nor any
   other? */
bool no_simulator(const struct claim *claim, int id);

/* Is there no counting for this claim, for this reason? For protocols,
   functionalities and simulators that break the rules of the count. */
bool is_refused(const struct claim *claim, const char *reason);

/* Count what party id sees of this input, its output as the last digit,
   `times` for each case; returns how many cases there are. */
uint64_t count_views(const struct claim *claim, int id,
                     const struct values *input, int64_t times,
                     struct tally *t);

#endif
