/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_proof.h"

#include "packed.h"
#include "wrapped.h"

struct few_bits now;
size_t rows_come;
enum fault fault;

/* A pad has so many bits as its tweak says. */
uint64_t ideal_pad_values(uint64_t tweak) {
    return UINT64_C(1) << (tweak >> 16);
}

void __wrap_recv_from(struct party *me, int peer, void *in,
                      size_t bytes) {
    row_bits[me->id] = rows_come;
    __real_recv_from(me, peer, in, bytes);
    row_bits[me->id] = 0;
}

__typeof__(take_pads) __real_take_pads, __wrap_take_pads;

void __wrap_take_pads(struct pads p, const struct key *key,
                      struct key flip, ring *out, size_t n) {
    if (fault == ONE_KEY)
        flip = (struct key){{0, 0}};
    __real_take_pads(p, key, flip, out, n);
    for (size_t k = 0; fault == ONE_BIT && k < n; k++)
        out[k] = (out[k] & 1) * ((UINT64_C(1) << p.bits) - 1);
}

void with_pair(struct party *me, pair_work *work, ring *const in[],
               ring *const out[], size_t n) {
    struct pair state = {.used = 0};
    struct maker maker = {.state = &state};

    if (!holds_shares(me))
        return;
    state.transfers = transfers_open(me);
    me->maker = &maker;
    work(me, in, out, n);
    me->maker = NULL;
    transfers_close(state.transfers);
}

struct made *notes_of(struct party *me, const ring *half, size_t n) {
    struct made *made = (void *)take_bytes(me, n * sizeof *made);

    for (size_t k = 0; k < n; k++)
        made[k].bits = half[k];
    key_bits(me, made, n);
    return made;
}

bool read_by_p1(const struct ideal *ideal, pose_input *pose,
                pair_work *run) {
    const struct claim claim = {.ideal = ideal,
                                .pose = pose,
                                .run = run,
                                .simulate = simulate_table};

    return no_simulator(&claim, P1);
}

/* shape: bits of the digit, from bit 0 on. A share of a table is a
   number, whose bit v is row v. */
static void answer_table(const struct ideal *f, struct coins *c,
                         const struct values *in, struct values *out) {
    ring r = in->of[P0][0] ^ in->of[P1][0];
    size_t rows = table_rows((int)f->shape[0]);
    ring share = toss(c, (uint64_t)1 << rows);

    out->of[P0][0] = share;
    out->of[P1][0] = share ^ (((ring)1 << (r & rows)) - 1);
}

static void find_table(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    pack *table = take_rows(me, table_rows(now.count), n);
    struct made *made;

    rows_come = n;
    made = notes_of(me, in[0], n);
    pair_table(me, made, 0, now.count, table, n);
    for (size_t k = 0; k < n; k++) {
        out[0][k] = 0;
        for (size_t v = 0; v < table_rows(now.count); v++)
            out[0][k] |= bit_at(table + v * packs(n), k) << v;
    }
}

void run_table(struct party *me, ring *const in[], ring *const out[],
               size_t n) {
    with_pair(me, find_table, in, out, n);
}

/* P0 sees as many pads as P1 may have halves; the first is its share of
   the table xor what it is if P1's half is 0. */
void simulate_table(struct sight *s, int id, const ring *in,
                    const ring *out) {
    size_t rows = table_rows(now.count), values = (size_t)1 << rows;
    ring half = in[0] & rows, share = out[0];
    ring letter[8];

    if (id == P0)
        show(s, share ^ (((ring)1 << half) - 1), values);
    for (size_t v = 1; id == P0 && v <= rows; v++)
        show_any(s, values);
    if (id != P1)
        return;
    for (size_t v = 1; v <= rows; v++) {
        letter[v] = toss(s->coins, values);
        for (size_t i = 0; i < rows; i++)
            show(s, letter[v] >> i & 1, 2);
    }
    show(s, half > 0 ? share ^ letter[half] : share, values);
}

/* No more than two bits are asked for. */
bool pose_digits(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, 4);
    in->of[P1][0] = next_digit(k, 4);
    return true;
}

struct ideal table_of(int b) {
    now.count = b;
    return (struct ideal){.name = b == 1 ? "table of one bit"
                                         : "table of two bits",
                          .names = {"a", "b", ""},
                          .ins = {1, 1, 0},
                          .outs = {1, 1, 0},
                          .shape = {(size_t)b},
                          .answer = answer_table};
}

void prove_table_of(int bits) {
    const struct ideal ideal = table_of(bits);

    prove(&(struct claim){.ideal = &ideal,
                          .pose = pose_digits,
                          .run = run_table,
                          .simulate = simulate_table});
}
