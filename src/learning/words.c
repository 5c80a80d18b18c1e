/* Tangled from chapters/43-checkpoint.md; edit that file. */
#include "words.h"

#include <string.h>

/* printf, and no word is cut off. */
__attribute__((format(printf, 3, 4))) static void
write_words(char *text, size_t size, const char *format, ...) {
    va_list list;
    int length;

    va_start(list, format);
    length = vsnprintf(text, size, format, list);
    va_end(list);
    if (length < 0 || (size_t)length >= size) {
        fputs("a plan of too many words\n", stderr);
        abort();
    }
}

void recipe_words(const struct recipe *r, char *text, size_t size) {
    static const char *const how[] = {"local", "exact", "coin"};
    char shifts[SHIFTS_WORDS] = "";

    if (r->shifts)
        shifts_words(r->shifts, shifts, sizeof shifts);
    write_words(text, size,
                "network %s of %zu parameters, batch %zu, batch / rate "
                "%llu, doubled after %zu steps and every %zu, %d bits, "
                "truncation %s, %s of %d bits, digits of %d, gates of "
                "%d, %s",
                r->net->name, network_parameters(r->net), r->batch,
                1ULL << r->descent.shift, r->descent.steady,
                r->descent.halve, r->scale.f, how[r->scale.how],
                r->scale.sign.how == DEALT ? "signs" : "secure-nn",
                r->scale.sign.width, DIGIT, FAN,
                r->shifts          ? shifts
                : r->output == ASM ? "asm"
                                   : "softmax");
}

void plan_words(const struct plan *plan, enum mode mode, char *text,
                size_t size) {
    static const char *const rounding[] = {"floor", "nearest",
                                           "stochastic"};
    size_t n;

    recipe_words(&plan->recipe, text, size);
    n = strlen(text);
    write_words(text + n, size - n,
                ", mode %s, momentum %g, seed %llu, limit %zu, jitter "
                "%d, rounding %s",
                mode_word(mode),
                (double)descent_momentum(plan->recipe.descent),
                (unsigned long long)plan->seed, plan->limit,
                plan->jitter, rounding[plan->rounding]);
}

int words_agree(const char *got, const char *want, struct why *why) {
    while (*got || *want) {
        size_t g = strcspn(got, ","), w = strcspn(want, ",");

        if (g != w || memcmp(got, want, g) != 0)
            return because(why, "%.*s; expected %.*s", (int)g, got,
                           (int)w, want);
        got += g + strspn(got + g, ", ");
        want += w + strspn(want + w, ", ");
    }
    return 0;
}
