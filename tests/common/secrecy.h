/* Tangled from chapters/20-secrecy.md; edit that file. */
#ifndef SECRECY_H
#define SECRECY_H

#include "prove.h"
#include "share.h"

/* A protocol that nobody has a simulator for. */
struct secrecy {
    const char *name;
    const char *words;    /* names of the values taken */
    size_t ins[OWNER];    /* so many values of each party */
    size_t shares;        /* so many come out, shared by P0 and P1, */
    size_t told[ROLES];   /* and, after these, so many for one role */
    ring modulus;         /* of the shares taken; 0: L */
    bool own;             /* what is taken are no shares */
    bool stale;           /* what comes out need not be fresh */
    unsigned dealers;     /* 1 << id: it may know the others' shares */
    unsigned together[3]; /* coalitions, in the same way */
    bool one_by_one;      /* call `run` for n = 1 only */

    pose_input *pose; /* as in a claim. NULL: any shares mod L */

    /* The protocol: value v of element k is in[v][k]. */
    void (*run)(struct party *me, ring *const in[], ring *const out[],
                size_t n);
};

/* Fails the test that it is called from, and says who can tell what,
   if a role, or a coalition, sees more than its own input and output,
   or if what comes out is not fresh. */
void assert_secrecy(const struct secrecy *q);

/* The same for some roles, 1 << id each, without failing; for nobody,
   0: are the shares fresh? */
bool keeps_secrets(const struct secrecy *q, unsigned who, bool tell);

/* Values 0 .. count - 1 of n cases as one vector, in and out. */
ring *as_vector(struct party *me, ring *const value[], size_t count,
                size_t n);
void from_vector(const ring *vector, ring *const value[], size_t count,
                 size_t n);

#endif
