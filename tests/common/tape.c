/* Tangled from chapters/17-stage.md; edit that file. */
#include "tape.h"

struct tape tape_blank(void) {
    return (struct tape){.cases = 1};
}

static struct digit no_choice(struct tape *tape, const char *reason) {
    if (!tape->wrong.text[0])
        because(&tape->wrong, "%s", reason);
    return (struct digit){1, 1};
}

/* One more choice: all numbers so far, times `base`. */
static struct digit learn(struct tape *tape, unsigned track,
                          uint64_t base) {
    struct digit d = {tape->cases, base};

    if (track >= TRACKS || tape->used[track] == CHOICES)
        return no_choice(tape,
                         "more choices than the tape has room for");
    if (__builtin_mul_overflow(tape->cases, base, &tape->cases))
        return no_choice(tape, "more than 2^64 cases");
    tape->digit[track][tape->used[track]++] = d;
    return d;
}

struct digit tape_digit(struct tape *tape, unsigned track, unsigned at,
                        uint64_t base) {
    if (track < TRACKS && at < tape->used[track]) {
        if (tape->digit[track][at].base != base)
            return no_choice(tape, "one choice, two ranges of values");
        return tape->digit[track][at];
    }
    if (tape->learnt)
        return no_choice(tape,
                         "a choice that the first run did not make");
    return learn(tape, track, base);
}

uint64_t toss(struct coins *c, uint64_t base) {
    struct digit d = tape_digit(c->tape, c->track, c->at++, base);

    return digit_of(d, c->number);
}
