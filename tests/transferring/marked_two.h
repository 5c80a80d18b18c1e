/* Tangled from chapters/53-million-transfers.md; edit that file. */
#ifndef MARKED_TWO_H
#define MARKED_TWO_H

#include "marked.h"
#include "transfer.h"
#include "two.h"

int __wrap_link_start(struct link *link, const struct parcel *parcel,
                      struct why *why) {
    VALGRIND_MAKE_MEM_DEFINED(parcel->out, parcel->out_bytes);
    return __real_link_start(link, parcel, why);
}

__typeof__(base_transfers) __real_base_transfers, __wrap_base_transfers;

static struct key some_key(int sender, size_t i, uint64_t v) {
    return (struct key){{(uint64_t)sender * 2 + v, i}};
}

void __wrap_base_transfers(struct party *me, const struct key *session,
                           const pack *choice, struct key *chosen,
                           struct key (*pair)[2], size_t n) {
    (void)session;
    for (size_t i = 0; i < n; i++) {
        for (uint64_t v = 0; v < 2; v++)
            pair[i][v] = some_key(me->id, i, v);
        chosen[i] =
            key_select(bit_at(choice, i), some_key(other(me), i, 0),
                       some_key(other(me), i, 1));
    }
    make_secret(chosen, n * sizeof *chosen);
    make_secret(pair, n * sizeof *pair);
}

#endif
