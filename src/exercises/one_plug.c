/* Tangled from chapters/13-clock.md; edit that file. */
#include "line.h"

struct sent {
    int peer;
    uint64_t given, bytes; /* ns, and how many */
};

void ex_arrivals(const struct sent *m, size_t n, uint64_t rate,
                 const uint64_t delay[3], uint64_t *arrival);

/* When do n messages arrive that leave by one plug of that rate, in
   bytes a second? delay[peer] is that to a peer; all times in ns. */
void ex_arrivals(const struct sent *m, size_t n, uint64_t rate,
                 const uint64_t delay[3], uint64_t *arrival) {
    for (size_t i = 0; i < n; i++) { /* your turn */
        struct line line = {delay[m[i].peer], rate, 0};

        arrival[i] = line_arrival(&line, m[i].given, m[i].bytes);
    }
}
