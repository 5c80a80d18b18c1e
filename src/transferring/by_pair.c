/* Tangled from chapters/56-two-parties.md; edit that file. */
#include "by_pair.h"

#include "deal.h"
#include "pair_coins.h"
#include "pair_masks.h"
#include "pair_product.h"
#include "pair_tables.h"
#include "pair_word.h"
#include "seconds.h"

#include <string.h>

enum way { MAKE, WRITE, READ, COUNT };

/* A party of a pair; pair_of finds what it begins with. */
struct at_work {
    struct pair pair;
    struct maker maker;
    enum way way;
    uint64_t stated; /* bytes, of both parties */
    double began;
};

/* Is it to be made? */
static bool begins(struct party *me, uint64_t bytes) {
    struct at_work *w = me->maker->state;

    w->stated += bytes;
    w->began = seconds();
    return w->way <= WRITE;
}

/* Here it is, or comes from a tape. */
static void ends(struct party *me, void *made, size_t bytes) {
    struct at_work *w = me->maker->state;

    me->making = true;
    if (w->way == WRITE)
        send_to(me, P2, made, bytes);
    if (w->way == READ)
        recv_from(me, P2, made, bytes);
    me->making = false;
    if (w->way == COUNT)
        memset(made, 0, bytes);
    me->made_seconds += seconds() - w->began;
}

static void make_products(struct party *me, const ring *x,
                          const ring *y, ring *z, size_t n) {
    if (begins(me, pair_products_bytes(n)))
        pair_products(me, x, y, z, n);
    ends(me, z, n * sizeof *z);
}

static void make_linear(struct party *me, const struct linear *a,
                        enum product p, const ring *x, const ring *y,
                        ring *z) {
    if (begins(me, pair_linear_bytes(a, p)))
        pair_linear(me, a, p, x, y, z);
    ends(me, z, linear_size(a, p) * sizeof *z);
}

static void make_word(struct party *me, const struct gate *g,
                      pack *word, size_t n) {
    if (begins(me, pair_word_cost(*g, n).online))
        pair_word(me, g, word, n);
    ends(me, word, gate_rows(*g) * packs(n) * sizeof *word);
}

static void make_masks(struct party *me, ring *r, struct made *made,
                       size_t n) {
    if (begins(me, pair_masks_cost(n).online))
        pair_masks(me, r, made, n);
    else
        draw_mask(me, MOD_L, r, n); /* as it does, to keep in step */
    ends(me, r, n * sizeof *r);
}

static void make_bit(struct party *me, struct masks r, int i, pack *row,
                     size_t n) {
    if (begins(me, 0))
        pair_bit(me, r, i, row, n);
    ends(me, row, packs(n) * sizeof *row);
}

static void make_tables_of(struct party *me, struct masks r, int m,
                           pack *table, size_t n) {
    if (begins(me, pair_tables_cost(m, n).online))
        pair_tables(me, r, m, table, n);
    ends(me, table, tables_rows(m) * packs(n) * sizeof *table);
}

static void make_coins(struct party *me, const pack *coin, ring *number,
                       size_t n) {
    if (begins(me, pair_coins_cost(n).online))
        pair_coins(me, coin, number, n);
    ends(me, number, n * sizeof *number);
}

static void make_chosen(struct party *me, const pack *coin,
                        const ring *x, ring *z, size_t n) {
    if (begins(me, pair_chosen_cost(n).online))
        pair_chosen(me, coin, x, z, n);
    ends(me, z, n * sizeof *z);
}

static void make_halves(struct party *me, struct masks r, ring *upper,
                        ring *top, size_t n, int d) {
    if (begins(me, pair_halves_cost(n, d).online))
        pair_halves(me, r, upper, top, n, d);
    ends(me, upper, n * sizeof *upper);
    begins(me, 0);
    ends(me, top, n * sizeof *top);
}

static void make_units(struct party *me, struct masks r, ring *unit,
                       size_t groups, size_t size) {
    if (begins(me, 0))
        pair_units(me, r, unit, groups, size);
    ends(me, unit, groups * size * sizeof *unit);
}

static const struct maker by_pair = {
    .products = make_products,
    .linear = make_linear,
    .word = make_word,
    .masks = make_masks,
    .bit = make_bit,
    .tables = make_tables_of,
    .coins = make_coins,
    .chosen = make_chosen,
    .halves = make_halves,
    .units = make_units,
};

static void leave_pair(struct party *me) {
    struct at_work *w = me->maker->state;

    transfers_close(w->pair.transfers);
    explicit_bzero(w, sizeof *w);
}

static struct at_work *become_pair(struct party *me, enum way way) {
    struct at_work *w = (struct at_work *)take_bytes(me, sizeof *w);

    *w = (struct at_work){.maker = by_pair, .way = way};
    w->maker.state = w;
    if (way <= WRITE) {
        pair_begin(me);
        w->pair.transfers = transfers_open(me);
        pair_end(me);
    }
    me->maker = &w->maker;
    me->leave = leave_pair;
    return w;
}

static void open_own_streams(struct party *me, int peer) {
    for (int i = 0; i < PURPOSES; i++) {
        struct seed seed;

        seed_fresh(&seed);
        me->with[peer][i] = stream_open(&seed);
        explicit_bzero(&seed, sizeof seed);
        if (!me->with[peer][i])
            party_fail(me, "P%d: no memory for a stream", me->id);
    }
}

static void enter_alone(struct party *me, void *unused) {
    (void)unused;
    if (me->id == OWNER)
        return;
    open_own_streams(me, P2);
    become_pair(me, MAKE);
}

struct cast pair_cast(void) {
    return (struct cast){1 << P0 | 1 << P1 | 1 << OWNER, enter_alone,
                         NULL};
}

static int no_windows(const struct network *net, struct why *why) {
    for (size_t l = 0; net && l < net->depth; l++)
        if (net->layer[l].kind == CONVOLUTION ||
            net->layer[l].kind == MAXPOOL)
            return because(
                why,
                "network %s: layer %zu is a %s, which a pair cannot "
                "make without a helper; expected dense layers and "
                "ReLUs",
                net->name, l + 1,
                net->layer[l].kind == MAXPOOL ? "pooling"
                                              : "convolution");
    return 0;
}

int pair_can(const struct recipe *r, struct why *why) {
    if (r->scale.sign.how == SECURE_NN)
        return because(why,
                       "with secure-nn P2 answers what it is asked, "
                       "and there is none; expected dealt");
    return no_windows(r->net, why) || points_ready(why) ? -1 : 0;
}

void pair_writes(struct party *me, void *unused) {
    (void)unused;
    become_pair(me, WRITE);
    me->mute = true;
}

void pair_reads(struct party *me, void *unused) {
    (void)unused;
    become_pair(me, READ);
}

struct count {
    struct recipe recipe;
    uint64_t bytes;
};

static void count_step(struct party *me, void *arg) {
    struct count *c = arg;
    struct recipe r = c->recipe;
    size_t n = r.batch * network_inputs(r.net);
    size_t classes = r.batch * network_outputs(r.net);
    struct securenet s;
    struct masked x;
    ring *onehot;
    struct at_work *w;

    open_own_streams(me, P1);
    open_own_streams(me, P2);
    w = become_pair(me, COUNT);
    me->mute = true;
    s = securenet_open(me, r);
    x = (struct masked){take_ring(me, n), take_ring(me, n), r.batch,
                        network_inputs(r.net)};
    onehot = take_ring(me, classes);
    memset(onehot, 0, classes * sizeof *onehot);
    recipe_step(me, &s, x, onehot);
    c->bytes = w->stated;
}

int pair_step_bytes(const struct recipe *recipe, uint64_t *bytes,
                    struct why *why) {
    const struct cast alone = {1 << P0, NULL, NULL};
    struct count c = {*recipe, 0};

    if (cast_threads(&alone, count_step, &c, why))
        return -1;
    *bytes = c.bytes;
    return 0;
}
