/* Tangled from chapters/18-enumeration.md; edit that file. */
#ifndef IDEAL_H
#define IDEAL_H

#include "stage.h"

enum { VALUES = 24 };

/* Some values of each party, of one case. */
struct values {
    ring of[OWNER][VALUES];
};

/* What a protocol should amount to: a trusted party takes `ins` values
   from each party, throws coins, and hands back `outs` values. */
struct ideal {
    const char *name;
    const char *names[OWNER]; /* of the values taken, in words */
    size_t ins[OWNER], outs[OWNER], shape[3];
    void (*answer)(const struct ideal *f, struct coins *c,
                   const struct values *in, struct values *out);

    /* Was the protocol proved for these values? NULL: for all. */
    bool (*domain)(const struct ideal *f, const struct values *in);
};

/* A fresh sharing of x; or, by exclusive or, of a bit. */
void ideal_share(struct coins *c, ring x, ring *x0, ring *x1);
void ideal_share_bit(struct coins *c, ring bit, ring *b0, ring *b1);

/* A party's call to a trusted one, for n elements: value v of element k
   is in[v][k], and out[v][k]. To be called by all three parties. */
void ideal_call(struct party *me, const struct ideal *f,
                const ring *const in[], ring *const out[], size_t n);

#endif
