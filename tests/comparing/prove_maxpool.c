/* Tangled from chapters/27-maxpool.md; edit that file. */
#include "ideal_maxpool.h"
#include "maxpool.h"
#include "prove.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"

static void run(struct party *me, ring *const in[], ring *max,
                ring *index, size_t n, size_t size) {
    ring *x = take_ring(me, n * size);

    for (size_t k = 0; holds_shares(me) && k < n * size; k++)
        x[k] = in[k % size][k / size];
    maxpool(me, x, max, index, n, size);
}

/* Groups of two or three. */
static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out, size_t size, bool place) {
    if (id == P2)
        return;
    for (size_t game = 2; game < size; game++) {
        show_any(s, L); /* the bit, the value, the place */
        show_any(s, L);
        if (place)
            show_any(s, L);
    }
    show_any(s, L);
    show(s, mod_L(out[0] - in[size - 1]), L);
    if (place)
        show(s, mod_L(out[1] - (id == P0 ? size - 1 : 0)), L);
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    run(me, in, out[0], NULL, n, 2);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate(s, id, in, out, 2, false);
}

static void the_larger_of_two_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(2, false);

    prove(&(struct claim){
        .ideal = &f, .run = run_two, .simulate = simulate_two});
}

static void run_place(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run(me, in, out[0], out[1], n, 2);
}

static void simulate_place(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate(s, id, in, out, 2, true);
}

static void and_so_is_its_place(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(2, true);

    prove(&(struct claim){
        .ideal = &f, .run = run_place, .simulate = simulate_place});
}

#if ELL == 2 /* three bits would make 2^30 cases */
static void run_three(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run(me, in, out[0], NULL, n, 3);
}

static void simulate_three(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate(s, id, in, out, 3, false);
}

static void the_largest_of_three_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(3, false);

    f.name = "maxpool of three";
    prove(&(struct claim){
        .ideal = &f, .run = run_three, .simulate = simulate_three});
}
#endif

/* No two of a group are farther apart than a fair game allows. */
static bool is_fair(const struct player in[3]) {
    int64_t quarter = INT64_C(1) << (ELL - 2);
    bool fair = true;

    for (int i = 0; i < 3; i++)
        for (int j = i + 1; j < 3; j++) {
            int64_t lead =
                signed_of(in[i].value) - signed_of(in[j].value);

            fair = fair && lead >= -quarter && lead < quarter;
        }
    return fair;
}

static void a_fair_champion_is_the_first_largest(void **state) {
    (void)state;
    for (ring k = 0; k < L * L * L; k++) {
        struct player in[3] = {
            {k % L, 0}, {k / L % L, 1}, {k / L / L, 2}};
        struct player *best = in, won;

        if (!is_fair(in))
            continue;
        for (struct player *p = in + 1; p < in + 3; p++)
            if (signed_of(p->value) > signed_of(best->value))
                best = p;
        won = (struct player){best->value, best->place};
        champion(in, 3);
        assert_int_equal(in[0].value, won.value);
        assert_int_equal(in[0].place, won.place);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_larger_of_two_is_private),
    cmocka_unit_test(and_so_is_its_place),
#if ELL == 2
    cmocka_unit_test(the_largest_of_three_is_private),
#endif
    cmocka_unit_test(a_fair_champion_is_the_first_largest),
};

RUN("maxpool, proved", tests)
