/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef TREES_H
#define TREES_H

#include "three.h"
#include "tree.h"
#include "wrap_rows.h"

/* Digits of n pairs of numbers: `equal` of all, then `above` of all. */
struct tree {
    size_t count;
    bool above;
};

static void run_tree(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct tree *tree = t->arg;
    size_t count = tree->count;
    pack *row = rows_of_bits(me, in[0], 2 * count, t->n);
    struct digits d = {count, NULL, row};
    if (tree->above)
        d.above = row + count * packs(t->n);
    open_rows(me, row, take_rows(me, 1, t->n), 1, t->n);
    d = combine_digits(me, d, t->n);
    bits_of_rows(tree->above ? d.above : d.equal, out[0], 1, t->n);
}

static ring plain_tree(struct tree tree, const ring *bit, size_t k,
                       size_t n) {
    ring equal = 1, above = 0;
    for (size_t i = tree.count; i-- > 0;) {
        above ^= equal & bit[(tree.count + i) * n + k];
        equal &= bit[i * n + k];
    }
    return tree.above ? above : equal;
}

static void assert_tree(struct tree tree, const ring *bit, ring *found,
                        size_t n) {
    struct three t = {.protocol = run_tree,
                      .n = n,
                      .arg = &tree,
                      .in = {bit},
                      .in_n = {2 * tree.count * n},
                      .out = {found},
                      .out_n = {n}};
    three_run(&t);
    for (size_t k = 0; k < n; k++)
        assert_number(plain_tree(tree, bit, k, n), found[k] & 1,
                      "%zu digits, case %zu", tree.count, k);
    assert_cost(
        cost_then(open_rows_cost(1, n),
                  combine_digits_cost(tree.count, tree.above, n)),
        t.cost);
}

#endif
