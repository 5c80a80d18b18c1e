/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include <stdio.h>
#include <string.h>

#include "network.h"
#include "pair_product.h"
#include "pair_ternary.h"
#include "product.h"
#include "seconds.h"

enum { BATCH = 128 };
enum { NUMBERS = GRADIENT + 1, TERNARY, ROWS };
static const char *const name[ROWS] = {
    "forward", "backward", "gradient", "numbers", "ternary"};

/* What each party sends, and the time of its processor. */
struct spent {
    uint64_t bytes[OWNER][ROWS];
    double seconds[OWNER][ROWS];
};

/* Any elements will do. */
static void *any(struct party *me, size_t n) {
    return memset(take_ring(me, n), 0x35, n * sizeof(ring));
}

/* One kind of product, in all layers that have it: no errors go back
   from the first. */
static void layers(struct party *me, const struct network *net,
                   enum product p) {
    for (size_t l = p == BACKWARD; l < net->depth; l++) {
        const struct layer *layer = &net->layer[l];
        struct linear a = linear_dense(BATCH, layer->in, layer->out);
        ring *x, *y;

        if (layer->kind != DENSE)
            continue;
        x = any(me, BATCH * (layer->in + layer->out));
        y = any(me, linear_factor(&a, p));
        supply_linear(me, &a, p, x, y, any(me, linear_size(&a, p)));
    }
}

static void row(struct party *me, int i) {
    const struct network *net = network_find("A");
    size_t n = BATCH * network_outputs(net);
    size_t in = net->layer[0].in, out = net->layer[0].out;

    if (i <= GRADIENT) {
        layers(me, net, (enum product)i);
    } else if (i == NUMBERS) {
        supply_products(me, any(me, n), any(me, n), any(me, n), n);
    } else if (me->maker) {
        struct ternary_bits w = {any(me, in * out), any(me, in * out)};

        pair_ternary_product(me, w, any(me, BATCH * in),
                             any(me, BATCH * out), out, in, BATCH, 32);
    }
}

static void rows(struct party *me, void *arg) {
    struct spent *s = arg;

    for (int i = 0; me->id != OWNER && i < ROWS; i++) {
        size_t mark = arena_mark(me);
        uint64_t before = party_bytes(me);
        double start = busy_seconds();

        row(me, i);
        s->seconds[me->id][i] = busy_seconds() - start;
        s->bytes[me->id][i] = party_bytes(me) - before;
        arena_release(me, mark);
    }
}

/* The two alone. */
static void pair(struct party *me, void *arg) {
    struct pair state = {transfers_open(me), 0};
    const struct maker maker = {.products = pair_products,
                                .linear = pair_linear,
                                .state = &state};

    me->maker = &maker;
    rows(me, arg);
    me->maker = NULL;
    transfers_close(state.transfers);
}

static void print_row(const char *what, double bytes, double seconds,
                      double dealt, double dealing) {
    printf("%s,%.1f,%.3f,", what, bytes / 1e6, seconds);
    if (dealt > 0)
        printf("%.3f,%.4f\n", dealt / 1e6, dealing);
    else
        puts("-,-");
}

int main(void) {
    const struct cast two = {1 << P0 | 1 << P1, NULL, NULL};
    static struct spent alone, helped;
    double sum[4] = {0};
    struct why why;

    if (cast_threads(&two, pair, &alone, &why) ||
        party_threads(rows, &helped, &why)) {
        fprintf(stderr, "%s\n", why.text);
        return 1;
    }
    puts("product,megabytes,seconds,helped_megabytes,helped_seconds");
    for (int i = 0; i < ROWS; i++) {
        double row[4] = {
            (double)(alone.bytes[P0][i] + alone.bytes[P1][i]),
            alone.seconds[P0][i], (double)helped.bytes[P2][i],
            helped.seconds[P2][i]};

        print_row(name[i], row[0], row[1], row[2], row[3]);
        for (int k = 0; i <= GRADIENT && k < 4; k++)
            sum[k] += row[k];
    }
    print_row("step", sum[0], sum[1], sum[2], sum[3]);
    return 0;
}
