/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "ideal.h"

#include <string.h>

void ideal_share(struct coins *c, ring x, ring *x0, ring *x1) {
    *x0 = toss(c, (uint64_t)RING_MAX + 1);
    *x1 = mod_L(x - *x0);
}

void ideal_share_bit(struct coins *c, ring bit, ring *b0, ring *b1) {
    *b0 = toss(c, 2);
    *b1 = bit ^ *b0;
}

/* One element of each case, cases in a row. */
static void answer_at(const struct ideal *f, struct meeting *here,
                      size_t k, uint64_t number) {
    struct values in, out;

    for (int j = P0; j < OWNER; j++)
        for (size_t v = 0; v < f->ins[j]; v++)
            in.of[j][v] = here->in[j][v][k];
    here->outside += f->domain && !f->domain(f, &in);
    here->coins.number = number;
    f->answer(f, &here->coins, &in, &out);
    for (int j = P0; j < OWNER; j++)
        for (size_t v = 0; v < f->outs[j]; v++)
            here->out[j][v][k] = out.of[j][v];
}

/* One element of each case that is looked at, from element k on. */
static void answer_cases(const struct ideal *f, struct stage *stage,
                         size_t k) {
    struct meeting *here = &stage->meeting;
    const struct view *view = &stage->view[P0];
    unsigned before = here->coins.at, after = 0;

    for (size_t i = 0; i < view->width; i++) {
        here->coins.at = before;
        answer_at(f, here, k + i, view->first + i);
        if (i > 0 && here->coins.at != after)
            because(&stage->tape.wrong,
                    "%s tosses more coins in one case than in another",
                    f->name);
        after = here->coins.at;
    }
}

static void answer_all(const struct ideal *f, size_t n) {
    struct stage *stage = stage_now();
    struct meeting *here = &stage->meeting;
    const struct view *view = &stage->view[P0];

    if (here->look != view->look) {
        here->coins = (struct coins){.tape = &stage->tape};
        here->look = view->look;
    }
    for (size_t k = 0; k < n; k += view->width)
        answer_cases(f, stage, k);
    here->present = 0;
    here->over++;
    stage_moved();
}

void ideal_call(struct party *me, const struct ideal *f,
                const ring *const in[], ring *const out[], size_t n) {
    const struct view *view = &stage_now()->view[me->id];
    struct meeting *here = &stage_now()->meeting;
    unsigned before = here->over;

    if (here->present > 0 && strcmp(here->asked, f->name) != 0)
        party_fail(me, "%s: the others ask for %s", f->name,
                   here->asked);
    here->asked = f->name;
    here->in[me->id] = in;
    here->out[me->id] = out;
    if (++here->present == OWNER)
        answer_all(f, n);
    while (here->over == before)
        if (!stage_wait())
            party_fail(me, "%s: waited for the others in vain",
                       f->name);
    for (size_t v = 0; v < f->outs[me->id]; v++)
        for (size_t k = 0; k < n; k += view->width)
            stage_see(me->id, out[v] + k, sizeof(ring),
                      (uint64_t)RING_MAX + 1);
}
