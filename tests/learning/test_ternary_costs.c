/* Tangled from chapters/40-ternary.md; edit that file. */
#include "ternet.h"

#include "check.h"

enum { N = 6400, SIXTEEN = 16 };

/* So many sixteenths of a byte for each of N, besides ring elements. */
static void these_many(struct cost c, uint64_t rounds, size_t online,
                       size_t online_16, size_t dealt,
                       size_t dealt_16) {
    size_t ring_16 = sizeof(ring) * SIXTEEN, each = N / SIXTEEN;

    assert_number(rounds, c.rounds, "rounds");
    assert_number(each * (online * ring_16 + online_16), c.online,
                  "bytes online");
    assert_number(each * (dealt * ring_16 + dealt_16), c.dealt,
                  "bytes dealt");
}

static void a_weight_costs_what_the_text_says(void **state) {
    (void)state;
    const struct latent t = {22, 12, 16};
    struct cost sign =
        cost_then(open_masked_cost(N), sign_flags_cost(t.width, N));

    these_many(sign, 3, 2, 28, 1, 136);
    these_many(ternarise_cost(N, t), 3, 2, 56, 2, 166);
    these_many(cut_cost(N, 32), 4, 2, 128, 4, 378);
    these_many(amsgrad_step_cost(N, COIN), 12, 14, 360, 22, 592);
}

static struct recipe of_A(const char *recipe) {
    struct recipe r = {.net = network_find("A"),
                       .batch = 128,
                       .shifts = shifts_find(recipe, "A")};

    r.scale = fewnet_scale(r.shifts, COIN);
    return r;
}

static void about(double megabytes, struct cost c) {
    assert_real(megabytes, (double)(c.online + c.dealt) / 1e6, 0.06,
                "megabytes");
}

static void a_step_of_A_costs_what_the_text_says(void **state) {
    (void)state;
    struct cost ternary = ternet_step_cost(of_A("ternary"), 0);
    struct cost few = fewnet_step_cost(of_A("few-bits"));

    assert_int_equal(ternary.rounds, 22);
    assert_int_equal(few.rounds, 22);
    about(13.8, ternary);
    about(55, ternet_step_cost(of_A("ternary-amsgrad"), 0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_weight_costs_what_the_text_says),
    cmocka_unit_test(a_step_of_A_costs_what_the_text_says),
};

RUN("what ternary weights cost", tests)
