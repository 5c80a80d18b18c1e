/* Tangled from chapters/14-links.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

struct end;
size_t give(struct end *e, const uint8_t *out, size_t n);
size_t take(struct end *e, uint8_t *in, size_t m);
void pass(struct end *e);

void ex_exchange(struct end *e, const uint8_t *out, size_t n,
                 uint8_t *in, size_t m);

/* Send n bytes and receive m. */
void ex_exchange(struct end *e, const uint8_t *out, size_t n,
                 uint8_t *in, size_t m) {
    while (n > 0) { /* your turn */
        size_t sent = give(e, out, n);

        out += sent;
        n -= sent;
        pass(e);
    }
    while (m > 0) {
        size_t got = take(e, in, m);

        in += got;
        m -= got;
        pass(e);
    }
}
