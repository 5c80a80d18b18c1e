/* Tangled from chapters/44-tape.md; edit that file. */
#include "rehearsal.h"

#include "seconds.h"
#include "words.h"

#include <string.h>

struct tapes tapes_of(const struct recipe *recipe, const char *dir,
                      uint64_t steps) {
    struct tapes t = {.dir = dir, .steps = steps};

    recipe_words(recipe, t.plan, sizeof t.plan);
    return t;
}

static int ask_plan(const void *plan, uint64_t *steps,
                    struct why *why) {
    return plan_steps(plan, steps, why);
}

struct tapes tapes_for(const struct plan *plan, const char *dir) {
    struct tapes t = tapes_of(&plan->recipe, dir, 0);

    t.ask = ask_plan;
    t.arg = plan;
    return t;
}

/* Say every ten seconds how far it is. */
static double show(const struct rehearsal *r, uint64_t step,
                   double began, double shown) {
    double now = seconds(), left = (double)(r->steps - step);

    if (!r->progress || step == 0 || now - shown < 10)
        return shown;
    fprintf(r->progress, "step %8llu of %llu  %5.0f s left\n",
            (unsigned long long)step, (unsigned long long)r->steps,
            (now - began) / (double)step * left);
    return now;
}

void rehearse(struct party *me, void *arg) {
    struct rehearsal *r = arg;
    struct securenet s = securenet_open(me, r->recipe);
    size_t batch = r->recipe.batch, in = network_inputs(r->recipe.net);
    ring *mask[2] = {take_ring(me, batch * in),
                     take_ring(me, batch * in)};
    struct masked x = {NULL, take_ring(me, batch * in), batch, in};
    ring *onehot = take_ring(me, batch * CLASSES);
    double began = seconds(), shown = began;

    if (r->recipe.scale.sign.how == SECURE_NN)
        party_fail(me, "with secure-nn P2 answers what it is asked, "
                       "and cannot answer before");
    memset(onehot, 0, batch * CLASSES * sizeof *onehot);
    tell_mask(me, mask[0], batch * in);
    for (uint64_t i = 0; i < r->steps; i++) {
        if (me->id != P0) /* one of them is enough */
            shown = show(r, i, began, shown);
        r->stopped = r->stop ? r->stop() : 0;
        if (r->stopped)
            party_fail(me, "stopped after step %llu of %llu (%s)",
                       (unsigned long long)i,
                       (unsigned long long)r->steps,
                       strsignal(r->stopped));
        take_masked(me, NULL, mask[i % 2], &x);
        tell_mask(me, mask[(i + 1) % 2], batch * in);
        recipe_step(me, &s, x, onehot);
    }
}
