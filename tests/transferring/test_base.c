/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
/* Wants libsodium. */
#include "base.h"
#include "hex.h"
#include "two.h"

static struct point point_of(const char *digits) {
    struct point p;

    hex_bytes(digits, p.byte, sizeof p.byte);
    return p;
}

static void assert_point(const char *want, const struct point *got) {
    struct point p = point_of(want);

    assert_byte_equal(p.byte, got->byte, sizeof p.byte);
}

/* Multiples of G. [RFC 9496, Appendix A.1] */
#define TIMES_3                                                        \
    "94741f5d5d52755ece4f23f044ee27d5"                                 \
    "d1ea1e2bd196b462166b16152a9d0259"
#define TIMES_5                                                        \
    "e882b131016b52c1d3337080187cf768"                                 \
    "423efccbb517bb495ab812c4160ff44e"
#define TIMES_8                                                        \
    "903293d8f2287ebe10e2374dc1a53e0b"                                 \
    "c887e592699f02d077d5263cdd55601c"
#define TIMES_15                                                       \
    "e0c418f7c8d9c4cdd7395b93ea124f3a"                                 \
    "d99021bb681dfc3302a9d99a2e53e64e"

static const struct scalar THREE = {{3}}, FIVE = {{5}};

static void three_and_five_come_out_as_published(void **state) {
    struct point a = point_of(TIMES_3), b, mine, theirs[2];

    (void)state;
    assert_int_equal(base_choose(&a, &FIVE, 0, &b, &mine), 0);
    assert_point(TIMES_5, &b);
    assert_point(TIMES_15, &mine);
    assert_int_equal(base_offer(&THREE, &a, &b, theirs), 0);
    assert_point(TIMES_15, &theirs[0]);
    assert_int_equal(base_choose(&a, &FIVE, 1, &b, &mine), 0);
    assert_point(TIMES_8, &b);
    assert_point(TIMES_15, &mine);
    assert_int_equal(base_offer(&THREE, &a, &b, theirs), 0);
    assert_point(TIMES_15, &theirs[1]);
}

/* No points. [RFC 9496, Appendix A.2] */
static const char *const NO_POINT[] = {
    "00ffffffffffffffffffffffffffffff" /* above the prime */
    "ffffffffffffffffffffffffffffffff",
    "01000000000000000000000000000000" /* negative */
    "00000000000000000000000000000000",
    "26948d35ca62e643e26a83177332e6b6" /* no square */
    "afeb9d08e4268b650f1f5bbd8d81d371",
};

static void what_is_no_point_is_not_good(void **state) {
    struct point p = {{0}}, out;

    (void)state;
    assert_false(point_good(&p)); /* the neutral element */
    assert_int_equal(point_times(&FIVE, &p, &out), -1);
    for (size_t i = 0; i < sizeof NO_POINT / sizeof *NO_POINT; i++) {
        p = point_of(NO_POINT[i]);
        assert_false(point_good(&p));
        assert_int_equal(point_times(&FIVE, &p, &out), -1);
        assert_int_equal(point_add(&p, &p, &out), -1);
    }
    p = point_of(TIMES_8);
    assert_true(point_good(&p));
}

enum { N = 8 };

struct trial {
    struct key session[2]; /* what each believes it is */
    struct key chosen[2][N], pair[2][N][2];
    struct cost cost[2];
};

static const pack CHOICE[2] = {0x0d, 0x96}; /* of P0 and P1 */

static void transfer_both_ways(struct party *me, void *arg) {
    struct trial *t = arg;
    int id = me->id;

    base_transfers(me, &t->session[id], &CHOICE[id], t->chosen[id],
                   t->pair[id], N);
    t->cost[id] = cost_of(id, me->depth, party_bytes(me));
}

static bool same(struct key a, struct key b) {
    return a.word[0] == b.word[0] && a.word[1] == b.word[1];
}

static void the_chooser_gets_the_key_of_its_choice_alone(void **state) {
    struct trial t = {0};

    (void)state;
    two_run(transfer_both_ways, &t);
    for (int id = P0; id <= P1; id++)
        for (size_t i = 0; i < N; i++) {
            ring c = bit_at(&CHOICE[id], i);

            assert_true(same(t.chosen[id][i], t.pair[1 - id][i][c]));
            assert_false(same(t.chosen[id][i], t.pair[1 - id][i][!c]));
        }
    assert_cost(base_cost(N), cost_beside(t.cost[P0], t.cost[P1]));
}

static void in_another_session_all_keys_differ(void **state) {
    struct trial t = {.session = {{{1, 2}}, {{1, 3}}}};

    (void)state;
    two_run(transfer_both_ways, &t);
    for (int id = P0; id <= P1; id++)
        for (size_t i = 0; i < 2 * N; i++)
            assert_false(same(t.chosen[id][i / 2],
                              t.pair[1 - id][i / 2][i % 2]));
}

__typeof__(scalar_draw) __real_scalar_draw, __wrap_scalar_draw;

static bool known_scalars;

/* a = 3, and each b = 5. */
void __wrap_scalar_draw(struct stream *s, struct scalar *out,
                        size_t n) {
    __real_scalar_draw(s, out, n);
    for (size_t i = 0; known_scalars && i < n; i++)
        out[i] = i == 0 ? THREE : FIVE;
}

/* From another implementation of ristretto255 and another BLAKE2b. */
static void keys_are_what_another_program_finds(void **state) {
    static const char *const want[2] = {
        "1e611c4bdd3219efab2b840b9c7a5d80",  /* transfer 0, choice 1 */
        "e593dd4268b36170b9700be417b94718"}; /* transfer 7, choice 0 */
    struct trial t;
    struct key key;

    (void)state;
    hex_bytes("000102030405060708090a0b0c0d0e0f", (uint8_t *)t.session,
              sizeof *t.session);
    t.session[P1] = t.session[P0];
    known_scalars = true;
    two_run(transfer_both_ways, &t);
    known_scalars = false;
    for (size_t k = 0; k < 2; k++) {
        hex_bytes(want[k], (uint8_t *)&key, sizeof key);
        assert_true(same(key, t.chosen[P0][7 * k]));
        assert_true(same(key, t.pair[P1][7 * k][1 - k]));
    }
}

/* P1 says what it likes: an A, and B's that are all the same but one.
 */
struct lie {
    struct point a, b, odd;
    bool mirror; /* the odd one is P0's A */
    size_t said; /* so many B's */
    struct trial t;
};

static void hear_a_lie(struct party *me, void *arg) {
    struct lie *lie = arg;
    struct point a, in[N], out[N];

    if (me->id == P0) {
        transfer_both_ways(me, &lie->t);
        return;
    }
    swap_with(me, P0, &lie->a, &a, sizeof a);
    for (size_t i = 0; i < N; i++)
        out[i] = lie->b;
    out[2] = lie->mirror ? a : lie->odd;
    swap_with(me, P0, out, in, lie->said * sizeof *out);
}

static struct lie no_lie(void) {
    struct point p = point_of(TIMES_8);

    return (struct lie){.a = p, .b = p, .odd = p, .said = N};
}

static void assert_refused(struct lie *lie, const char *words) {
    struct why why = {""};

    assert_int_equal(two_try(hear_a_lie, lie, &why), -1);
    if (!strstr(why.text, words))
        fail_msg("not refused, or with other words: %s", why.text);
}

static const char *const REFUSAL =
    "P0: P1 sent what is no point, or the neutral element";

static void what_is_no_point_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct point bad =
            i < 3 ? point_of(NO_POINT[i]) : (struct point){{0}};
        struct lie lie = no_lie();

        lie.a = bad;
        assert_refused(&lie, REFUSAL);
        lie = no_lie();
        lie.odd = bad;
        assert_refused(&lie, REFUSAL);
    }
}

/* B - A is the neutral element. */
static void the_senders_own_point_is_refused(void **state) {
    struct lie lie = no_lie();

    (void)state;
    lie.mirror = true;
    assert_refused(&lie, REFUSAL);
}

static void half_a_message_is_refused(void **state) {
    struct lie lie = no_lie();

    (void)state;
    lie.said = N / 2;
    assert_refused(&lie, "bytes");
}

static void equal_points_make_different_keys(void **state) {
    struct lie lie = no_lie();

    (void)state;
    two_run(hear_a_lie, &lie);
    for (size_t i = 0; i < 2 * N; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(same(lie.t.pair[P0][i / 2][i % 2],
                              lie.t.pair[P0][j / 2][j % 2]));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(three_and_five_come_out_as_published),
    cmocka_unit_test(what_is_no_point_is_not_good),
    cmocka_unit_test(the_chooser_gets_the_key_of_its_choice_alone),
    cmocka_unit_test(in_another_session_all_keys_differ),
    cmocka_unit_test(keys_are_what_another_program_finds),
    cmocka_unit_test(what_is_no_point_is_refused),
    cmocka_unit_test(the_senders_own_point_is_refused),
    cmocka_unit_test(half_a_message_is_refused),
    cmocka_unit_test(equal_points_make_different_keys),
};

RUN("base transfers", tests)
