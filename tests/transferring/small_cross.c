/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "cross.h"
#include "two.h"

static const ring pad[6][2] = {{50, 23}, {9, 30}, {11, 4},
                               {6, 1},   {3, 1},  {1, 1}};
static ring sent[4], share[2];
static size_t count;

__typeof__(transfer) __wrap_transfer;
__typeof__(transfer_delta) __wrap_transfer_delta;
__typeof__(transfer_pads) __wrap_transfer_pads;
__typeof__(send_to) __real_send_to, __wrap_send_to;

void __wrap_transfer(struct party *me, struct transfers *t, int sender,
                     const pack *choice, struct key *key, size_t n) {
    (void)t;
    for (size_t k = 0; k < n; k++)
        key[k].word[0] = me->id == sender ? 0 : bit_at(choice, k);
}

struct key __wrap_transfer_delta(const struct transfers *t) {
    (void)t;
    return (struct key){{1, 0}};
}

void __wrap_transfer_pads(const struct key *key, struct key flip,
                          uint64_t tweak, uint64_t first, uint64_t *out,
                          size_t n, size_t words) {
    (void)first;
    assert_number(1, n * words, "pads");
    *out = pad[6 - (tweak >> 16)][(key->word[0] ^ flip.word[0]) & 1];
}

void __wrap_send_to(struct party *me, int peer, const void *out,
                    size_t bytes) {
    assert_true(count < 4 && bytes == sizeof(ring));
    sent[count++] = *(const ring *)out;
    __real_send_to(me, peer, out, bytes);
}

/* P0 has 7, P1 has 5. */
static void multiply_by_transfer(struct party *me, void *arg) {
    struct correction c[CORRECTIONS];
    struct cross x = cross_whole(c);
    struct pair state = {NULL, 0};
    const struct maker maker = {.state = &state};
    const ring five = 5, seven = 7;
    pack choice[6];

    (void)arg;
    x.numbers = x.rows = x.fold = x.v = 1;
    x.from[P1] = false;
    rows_of(&five, 0, 6, choice, 1);
    me->maker = &maker;
    cross_add(me, &x, choice, NULL, &seven, &share[me->id]);
    me->maker = NULL;
}

static void five_times_seven_comes_out(void **state) {
    static const ring want[4] = {34, 50, 30, 4};

    (void)state;
    two_run(multiply_by_transfer, NULL);
    for (size_t k = 0; k < 4; k++)
        assert_number(want[k], sent[k], "correction %zu", k);
    assert_number(16, share[P0], "P0's share");
    assert_number(19, share[P1], "P1's share");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(five_times_seven_comes_out),
};

RUN("cross terms, six bits", tests)
