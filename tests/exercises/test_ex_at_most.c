/* Tangled from chapters/28-above.md; edit that file. */
#include "above.h"
#include "three.h"
#include "wrap_rows.h"

void ex_at_most(struct party *me, const ring *x, pack *out, int m,
                size_t n);
void ex_below(struct party *me, const ring *x, pack *out, int m,
              size_t n);

enum { N = 256, WIDTH = 20 };

/* Each c is compared with each r; the lowest bits make 16 of each. */
static ring r_of(size_t k) {
    return (k / 16) * 0x11111;
}

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    pack *found = take_rows(me, 2, t->n);
    open_shares(me, MOD_L, in[0], in[0], t->n);
    for (size_t k = 0; me->id == P2 && k < t->n; k++)
        in[0][k] = r_of(k);
    ex_at_most(me, in[0], found, WIDTH, t->n);
    ex_below(me, in[0], found + packs(t->n), WIDTH, t->n);
    bits_of_rows(found, out[0], 2, t->n);
}

static void both_questions_are_answered(void **state) {
    (void)state;
    ring c[N], found[2 * N];
    struct three t = {.protocol = run,
                      .n = N,
                      .in = {c},
                      .in_n = {N},
                      .out = {found},
                      .out_n = {2 * N}};
    for (size_t k = 0; k < N; k++)
        c[k] = (k % 16) * 0x11111;
    three_run(&t);
    for (size_t k = 0; k < N; k++) {
        assert_number(r_of(k) <= c[k], found[k] & 1, "is %d at most %d",
                      (int)r_of(k), (int)c[k]);
        assert_number(r_of(k) < c[k], found[N + k] & 1,
                      "is %d below %d", (int)r_of(k), (int)c[k]);
    }
    assert_number(2 * above_cost(WIDTH, N).dealt, t.cost.dealt,
                  "bytes dealt");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_questions_are_answered),
};

RUN("exercise: at most", tests)
