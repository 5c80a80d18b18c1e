/* Tangled from chapters/59-paillier.md; edit that file. */
#include "pack.h"
#include "small_key.h"

/* Wants GMP. */

enum { N = 11 }; /* three slots: four ciphertexts */

static const ring low = (ring)1 << 63;
static const ring first_of[N] = {0,       RING_MAX, low, low - 1,
                                 low,     low - 1,  7,   RING_MAX - 6,
                                 low / 2, 1,        low};
static const ring second_of[N] = {0,       RING_MAX, low, low - 1,
                                  low - 1, low,      9,   4,
                                  low / 2, RING_MAX, 0};

struct packs {
    struct paillier *key;
    struct stream *random;
    size_t bytes;
    uint8_t a[2000], b[2000];
};

static struct packs packs_open(void) {
    struct packs p = {
        key_from(SMALL_P, SMALL_Q), stream_from(3), 0, {0}, {0}};

    p.bytes = pack_bytes(256, N);
    pack_encrypt(p.key, p.random, first_of, N, p.a);
    pack_encrypt(p.key, p.random, second_of, N, p.b);
    return p;
}

static void packs_close(struct packs *p) {
    stream_close(p->random);
    paillier_close(p->key);
}

static void sums_come_out_of_full_slots_in_the_ring(void **state) {
    struct packs p = packs_open();
    ring sum[N];

    (void)state;
    assert_int_equal(pack_slots(256), 3);
    assert_int_equal(p.bytes, 4 * 64);
    pack_add(p.key, p.a, p.b, N);
    assert_int_equal(pack_decrypt(p.key, p.a, sum, N), 0);
    for (size_t k = 0; k < N; k++)
        assert_int_equal(sum[k], first_of[k] + second_of[k]);
    packs_close(&p);
}

/* Two ways to make 5 of two numbers, one with a carry. What P2
   decrypts is the same, all of it. */
static void a_slot_tells_the_sum_and_no_carry(void **state) {
    struct packs p = packs_open();
    const ring ways[2][2] = {{2, 3}, {8, RING_MAX - 2}};
    uint8_t seen[2][32];

    (void)state;
    for (int i = 0; i < 2; i++) {
        pack_encrypt(p.key, p.random, &ways[i][0], 1, p.a);
        pack_encrypt(p.key, p.random, &ways[i][1], 1, p.b);
        pack_add(p.key, p.a, p.b, 1);
        assert_int_equal(paillier_decrypt(p.key, p.a, seen[i]), 0);
    }
    assert_memory_equal(seen[0], seen[1], 32);
    packs_close(&p);
}

static void two_packs_of_the_same_numbers_differ(void **state) {
    struct packs p = packs_open();

    (void)state;
    pack_encrypt(p.key, p.random, first_of, N, p.b);
    for (size_t i = 0; i < p.bytes; i += 64)
        assert_memory_not_equal(p.a + i, p.b + i, 64);
    packs_close(&p);
}

static void another_key_does_not_open_a_pack(void **state) {
    struct packs p = packs_open();
    struct paillier *other = key_from(OTHER_P, OTHER_Q);
    ring sum[N];

    (void)state;
    pack_add(p.key, p.a, p.b, N);
    assert_int_equal(pack_decrypt(other, p.a, sum, N), -1);
    paillier_close(other);
    packs_close(&p);
}

/* Three summands in a slot for two, none of them small. */
static void a_slot_that_overflows_garbles_its_neighbour(void **state) {
    struct packs p = packs_open();
    const ring most[2] = {low - 1, 0};
    ring sum[2] = {0};

    (void)state;
    pack_encrypt(p.key, p.random, most, 2, p.a);
    for (int i = 0; i < 2; i++)
        pack_add(p.key, p.a, p.a, 2); /* four summands */
    assert_int_equal(pack_decrypt(p.key, p.a, sum, 2), -1);
    pack_encrypt(p.key, p.random, most, 2, p.a);
    memcpy(p.b, p.a, p.bytes);
    pack_add(p.key, p.a, p.b, 2);
    assert_int_equal(pack_decrypt(p.key, p.a, sum, 2), 0);
    assert_int_equal(sum[1], 0);
    pack_add(p.key, p.a, p.b, 2);
    assert_int_equal(pack_decrypt(p.key, p.a, sum, 2), 0);
    assert_int_not_equal(sum[1], low); /* three times 0 + L / 2 */
    packs_close(&p);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sums_come_out_of_full_slots_in_the_ring),
    cmocka_unit_test(a_slot_tells_the_sum_and_no_carry),
    cmocka_unit_test(two_packs_of_the_same_numbers_differ),
    cmocka_unit_test(another_key_does_not_open_a_pack),
    cmocka_unit_test(a_slot_that_overflows_garbles_its_neighbour),
};

RUN("many numbers in one", tests)
