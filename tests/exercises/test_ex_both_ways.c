/* Tangled from chapters/14-links.md; edit that file. */
#include "check.h"

enum { ROOM = 8, MOST = 100 };

/* Two buffers, and the other end: what it has said and heard. */
struct end {
    uint8_t there[ROOM], back[ROOM], heard[MOST];
    size_t n_there, n_back, says, said, n_heard;
    int passes;
};

size_t give(struct end *e, const uint8_t *out, size_t n);
size_t take(struct end *e, uint8_t *in, size_t m);
void pass(struct end *e);
void ex_exchange(struct end *e, const uint8_t *out, size_t n,
                 uint8_t *in, size_t m);

size_t give(struct end *e, const uint8_t *out, size_t n) {
    size_t k = n < ROOM - e->n_there ? n : ROOM - e->n_there;

    memcpy(e->there + e->n_there, out, k);
    e->n_there += k;
    return k;
}

size_t take(struct end *e, uint8_t *in, size_t m) {
    size_t k = m < e->n_back ? m : e->n_back;

    memcpy(in, e->back, k);
    memmove(e->back, e->back + k, e->n_back - k);
    e->n_back -= k;
    return k;
}

/* It says all, and then it hears. */
void pass(struct end *e) {
    if (++e->passes > 10 * MOST)
        fail_msg("it hangs: the other end has sent %zu bytes of %zu "
                 "and received %zu",
                 e->said, e->says, e->n_heard);
    while (e->said < e->says && e->n_back < ROOM)
        e->back[e->n_back++] = (uint8_t)(3 * e->said++);
    if (e->said < e->says)
        return;
    memcpy(e->heard + e->n_heard, e->there, e->n_there);
    e->n_heard += e->n_there;
    e->n_there = 0;
}

static void exchange(size_t n, size_t m) {
    struct end e = {.says = m};
    uint8_t out[MOST] = {0}, in[MOST];

    for (size_t k = 0; k < n; k++)
        out[k] = (uint8_t)(7 * k);
    ex_exchange(&e, out, n, in, m);
    pass(&e);
    assert_number(n, e.n_heard, "the bytes that arrive of %zu", n);
    for (size_t k = 0; k < n; k++)
        assert_number(7 * k % 256, e.heard[k], "byte %zu there", k);
    for (size_t k = 0; k < m; k++)
        assert_number(3 * k % 256, in[k], "byte %zu back", k);
}

static void small_messages_cross(void **state) {
    (void)state;
    for (size_t n = 0; n <= ROOM; n++)
        for (size_t m = 0; m <= ROOM; m++)
            exchange(n, m);
}

static void large_ones_cross_as_well(void **state) {
    (void)state;
    exchange(MOST, 0);
    exchange(0, MOST);
    exchange(MOST, MOST);
    exchange(ROOM + 1, MOST);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(small_messages_cross),
    cmocka_unit_test(large_ones_cross_as_well),
};

RUN("exercise: both ways", tests)
