/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "base.h"

/* out = bit ? one : zero, without a branch. */
static void select_point(uint64_t bit, const struct point *zero,
                         const struct point *one, struct point *out) {
    uint8_t mask = (uint8_t)(0 - bit);

    for (size_t k = 0; k < sizeof out->byte; k++)
        out->byte[k] =
            (uint8_t)(zero->byte[k] ^
                      (mask & (zero->byte[k] ^ one->byte[k])));
}

int base_choose(const struct point *a_point, const struct scalar *b,
                uint64_t choice, struct point *b_point,
                struct point *shared) {
    struct point plain, moved;

    if (point_base(b, &plain) || point_add(&plain, a_point, &moved) ||
        point_times(b, a_point, shared))
        return -1;
    select_point(choice, &plain, &moved, b_point);
    return 0;
}

int base_offer(const struct scalar *a, const struct point *a_point,
               const struct point *b_point, struct point shared[2]) {
    struct point back;

    if (point_sub(b_point, a_point, &back) ||
        point_times(a, b_point, &shared[0]) ||
        point_times(a, &back, &shared[1]))
        return -1;
    return 0;
}

static void draw_scalars(struct party *me, struct scalar *out,
                         size_t n) {
    struct seed seed;
    struct stream *fresh;

    seed_fresh(&seed);
    fresh = stream_open(&seed);
    explicit_bzero(&seed, sizeof seed);
    if (!fresh)
        party_fail(me, "no memory for a stream");
    scalar_draw(fresh, out, n);
    stream_close(fresh);
}

static struct key key_of(struct party *me,
                         const struct base_name *name) {
    struct key key;

    if (hash_128(name, sizeof *name, key.word))
        party_fail(me, "P%d: a key cannot be hashed", me->id);
    return key;
}

static _Noreturn void refuse(struct party *me) {
    party_fail(me,
               "P%d: P%d sent what is no point, or the neutral "
               "element, for a base transfer",
               me->id, other(me));
}

/* As the chooser: to each b and choice, B and a key. */
static void choose(struct party *me, struct base_name name,
                   const struct scalar *b, const pack *choice,
                   struct point *b_point, struct key *chosen,
                   size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (base_choose(&name.a, &b[i], bit_at(choice, i), &b_point[i],
                        &name.shared))
            refuse(me);
        name.index = i;
        name.b = b_point[i];
        chosen[i] = key_of(me, &name);
    }
}

/* As the sender: to each B, two keys. */
static void offer(struct party *me, struct base_name name,
                  const struct scalar *a, const struct point *b_point,
                  struct key (*pair)[2], size_t n) {
    struct point shared[2];

    for (size_t i = 0; i < n; i++) {
        if (!point_good(&b_point[i]) ||
            base_offer(a, &name.a, &b_point[i], shared))
            refuse(me);
        name.index = i;
        name.b = b_point[i];
        for (int v = 0; v < 2; v++) {
            name.shared = shared[v];
            pair[i][v] = key_of(me, &name);
        }
    }
}

static struct base_name name_of(const struct key *session, int sender,
                                const struct point *a) {
    return (struct base_name){.purpose = "ppnn base",
                              .session = *session,
                              .sender = (uint64_t)sender,
                              .a = *a};
}

void base_transfers(struct party *me, const struct key *session,
                    const pack *choice, struct key *chosen,
                    struct key (*pair)[2], size_t n) {
    size_t mark = arena_mark(me), bytes = sizeof(struct point);
    struct point *mine = (void *)take_bytes(me, (1 + n) * bytes);
    struct point *theirs = (void *)take_bytes(me, (1 + n) * bytes);
    struct scalar *x = (void *)take_bytes(me, (1 + n) * sizeof *x);
    struct why why;

    if (points_ready(&why))
        party_fail(me, "%s", why.text);
    draw_scalars(me, x, 1 + n); /* a, and then b of each transfer */
    if (point_base(&x[0], &mine[0]))
        party_fail(me, "P%d: drew the scalar 0", me->id);
    swap_with(me, other(me), mine, theirs, bytes);
    if (!point_good(&theirs[0]))
        refuse(me);
    choose(me, name_of(session, other(me), &theirs[0]), x + 1, choice,
           mine + 1, chosen, n);
    swap_with(me, other(me), mine + 1, theirs + 1, n * bytes);
    offer(me, name_of(session, me->id, &mine[0]), &x[0], theirs + 1,
          pair, n);
    explicit_bzero(x, (1 + n) * sizeof *x);
    arena_release(me, mark);
}
