/* Tangled from chapters/26-costs.md; edit that file. */
#include "bench.h"
#include "check.h"
#include "relu.h"
#include "three.h"

/* What bench writes, up to `size` bytes. */
static int bench_text(const char *name, size_t n, char *text,
                      size_t size, struct why *why) {
    FILE *f = tmpfile();
    int failed = bench(name, n, 1, true, f, why);

    rewind(f);
    text[fread(text, 1, size - 1, f)] = '\0';
    fclose(f);
    return failed;
}

static void every_protocol_costs_what_it_states(void **state) {
    char text[4096];
    struct why why;

    (void)state;
    if (bench_text("all", 3, text, sizeof text, &why))
        fail_msg("%s", why.text);
    assert_non_null(strstr(text, "\nmultiply,3,1,120,2,120\n"));
    assert_non_null(strstr(text, "\nsoftmax,3,"));
}

static void an_unknown_protocol_is_named(void **state) {
    char text[64];
    struct why why;

    (void)state;
    assert_int_equal(bench_text("reul", 1, text, sizeof text, &why),
                     -1);
    assert_non_null(strstr(why.text, "'reul'"));
}

static void run_relu(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    relu(me, in[0], out[0], out[1], t->n);
}

static struct cost cost_on(ring first, ring step) {
    ring a[50], y[50], bit[50];
    struct three t = {.protocol = run_relu,
                      .n = 50,
                      .in = {a},
                      .in_n = {50},
                      .out = {y, bit},
                      .out_n = {50, 50}};

    for (size_t k = 0; k < 50; k++)
        a[k] = mod_L(first + k * step);
    three_run(&t);
    return t.cost;
}

static void costs_do_not_depend_on_values(void **state) {
    (void)state;
    assert_cost(cost_on(0, 0), cost_on(12345, 0x123456789abcdef));
}

static void send_twice(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    ring x = 0;

    (void)t;
    (void)in;
    (void)out;
    for (int i = 0; i < 2; i++)
        if (me->id == P0)
            send_to(me, P1, &x, sizeof x);
        else if (me->id == P1)
            recv_from(me, P0, &x, sizeof x);
}

static void two_sends_in_a_row_are_one_round(void **state) {
    struct three t = {.protocol = send_twice};

    (void)state;
    three_run(&t);
    assert_cost((struct cost){1, 16}, t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_protocol_costs_what_it_states),
    cmocka_unit_test(an_unknown_protocol_is_named),
    cmocka_unit_test(costs_do_not_depend_on_values),
    cmocka_unit_test(two_sends_in_a_row_are_one_round),
};

RUN("bench", tests)
