/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "inputs.h"

#include "tally.h"

ring next_digit(uint64_t *k, uint64_t base) {
    ring digit = *k % base;

    *k /= base;
    return digit;
}

static bool pose_shares(const size_t ins[OWNER], uint64_t *k,
                        struct values *in) {
    must(ins[P2] == 0, "no shares are at P2");
    for (int j = P0; j <= P1; j++)
        for (size_t v = 0; v < ins[j]; v++)
            in->of[j][v] = next_digit(k, L);
    return true;
}

bool input_next(pose_input *pose, const size_t ins[OWNER], uint64_t *i,
                struct values *in) {
    for (;; ++*i) {
        uint64_t k = *i;
        bool valid = pose ? pose(&k, in) : pose_shares(ins, &k, in);

        if (k > 0)
            return false;
        if (valid)
            return true;
    }
}

size_t input_differences(const size_t ins[OWNER],
                         const struct values *a,
                         const struct values *b) {
    size_t count = 0;

    for (int j = P0; j < OWNER; j++)
        for (size_t v = 0; v < ins[j]; v++)
            count += a->of[j][v] != b->of[j][v];
    return count;
}

void print_word(const char *words, size_t v) {
    for (; v > 0 && *words; v--)
        words += strcspn(words, " ") + (strchr(words, ' ') != NULL);
    print_error("%.*s", (int)strcspn(words, " "), words);
}
