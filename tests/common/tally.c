/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "tally.h"

#include <stdio.h>
#include <stdlib.h>

void must(bool held, const char *what) {
    if (!held) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

static struct entry *find(const struct tally *t, uint64_t view) {
    size_t mask = t->room - 1;
    uint64_t spread = (view >> 2) * 0x9e3779b97f4a7c15 >> 20;
    size_t at = (size_t)(spread << 2 | (view & 3)) & mask;

    while (t->entry[at].used && t->entry[at].view != view)
        at = (at + 1) & mask;
    return &t->entry[at];
}

static void tally_grow(struct tally *t) {
    struct tally more = {.room = t->room ? 2 * t->room : 1024};

    more.entry = calloc(more.room, sizeof *more.entry);
    must(more.entry, "no memory to count views");
    for (size_t i = 0; i < t->room; i++)
        if (t->entry[i].used)
            tally_add(&more, t->entry[i].view, t->entry[i].times);
    free(t->entry);
    *t = more;
}

void tally_add(struct tally *t, uint64_t view, int64_t times) {
    struct entry *e = t->room ? find(t, view) : NULL;

    if (!e || (!e->used && 2 * t->used >= t->room)) {
        tally_grow(t);
        e = find(t, view);
    }
    if (!e->used) {
        *e = (struct entry){view, 0, true};
        t->used++;
    }
    e->times += times;
}

int64_t tally_times(const struct tally *t, uint64_t view) {
    const struct entry *e = t->room > 0 ? find(t, view) : NULL;

    return e && e->used ? e->times : 0;
}

void tally_clear(struct tally *t) {
    for (size_t i = 0; i < t->room; i++)
        t->entry[i].used = false;
    t->used = 0;
}

const struct entry *tally_farthest(const struct tally *t) {
    const struct entry *far = NULL;

    for (size_t i = 0; i < t->room; i++) {
        const struct entry *e = &t->entry[i];

        if (e->used && e->times != 0 &&
            (!far || llabs(e->times) > llabs(far->times)))
            far = e;
    }
    return far;
}
