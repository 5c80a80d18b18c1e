/* Tangled from chapters/59-paillier.md; edit that file. */
/* sealing: what Paillier's encryption costs in time of the processor, a
   line for each length of the key. */
#include "pack.h"

#include <time.h>

enum { TIMES = 40, ADDED = 4000 };

static double now(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

/* Milliseconds each since `start`. */
static double each(double start, int times) {
    return 1e3 * (now() - start) / times;
}

static void measure(size_t bits, struct stream *random) {
    uint8_t m[PAILLIER_MOST / 8] = {1}, r[PAILLIER_MOST / 8];
    uint8_t c[PAILLIER_MOST / 4], d[PAILLIER_MOST / 4];
    double make = now(), start, encrypt, add, decrypt, slots;
    struct paillier *key;
    struct why why;

    if (paillier_make(&key, bits, random, &why)) {
        fprintf(stderr, "sealing: %s\n", why.text);
        exit(EXIT_FAILURE);
    }
    make = each(make, 1);
    paillier_draw(key, random, r);
    for (int i = (start = now(), 0); i < TIMES; i++)
        paillier_encrypt(key, m, r, c);
    encrypt = each(start, TIMES);
    for (int i = (start = now(), 0); i < ADDED; i++)
        paillier_add(key, c, c, d);
    add = each(start, ADDED);
    for (int i = (start = now(), 0); i < TIMES; i++)
        paillier_decrypt(key, c, m);
    decrypt = each(start, TIMES);
    slots = (double)pack_slots(bits);
    printf("%zu,%.0f,%.2f,%.4f,%.2f,%.0f,%zu,%.2f,%.0f,%.0f\n", bits,
           make, encrypt, add, decrypt, slots, paillier_sealed(key),
           (double)paillier_sealed(key) / slots, 1e3 * encrypt / slots,
           1e3 * decrypt / slots);
    paillier_close(key);
}

int main(void) {
    struct seed seed;
    struct stream *random;

    seed_fresh(&seed);
    random = stream_open(&seed);
    if (!random)
        return EXIT_FAILURE;
    puts("bits,make_ms,encrypt_ms,add_ms,decrypt_ms,slots,bytes,"
         "bytes_each,encrypt_us_each,decrypt_us_each");
    measure(2048, random);
    measure(3072, random);
    stream_close(random);
    return EXIT_SUCCESS;
}
