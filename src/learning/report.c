/* Tangled from chapters/49-results.md; edit that file. */
#include "report.h"
#include "profile.h"

#include <math.h>
#include <string.h>

/* The Makefile says which; a build by hand does not know. */
#ifndef COMMIT
#define COMMIT "unknown"
#endif

const char *report_commit(void) {
    return COMMIT;
}

/* Report to people. */
static const char *const mode_title[MODES] = {
    "in the clear, reals",
    "in the clear, fixed point",
    "on shares, three parties",
};

static double rate_of(const struct recipe *r) {
    return ldexp((double)r->batch, -r->descent.shift);
}

static const char *const truncation_word[] = {"local", "exact", "coin"};
static const char *const compare_word[] = {"dealt", "secure-nn"};

static double each(const struct outcome *o, double sum) {
    return o->iterations ? sum / (double)o->iterations : 0;
}

static void print_costs(const struct outcome *o,
                        const struct line *line, FILE *out) {
    struct cost sum = outcome_cost(o);
    char words[80];

    profile_words(line, words, sizeof words);
    fprintf(out,
            "\nOne secure iteration: %.1f ms, %.0f rounds; P0 and P1 "
            "send %.2f MB, %s %.2f MB.\n",
            1e3 * each(o, o->seconds), each(o, (double)sum.rounds),
            1e-6 * each(o, (double)sum.online),
            o->dealer == PAIR ? "and to deal to each other" : "P2",
            1e-6 * each(o, (double)sum.dealt));
    if (o->dealer == PAIR)
        fprintf(out,
                "Of this %.1f ms were for dealing, in %.0f rounds of "
                "its own.\n",
                1e3 * each(o, o->making.seconds),
                each(o, (double)o->making.rounds));
    fprintf(out, "Lines between the parties: %s.\n", words);
    for (int from = P0; from <= P2; from++)
        for (int to = P0; to <= P2; to++)
            if (from != to)
                fprintf(out, "  P%d to P%d %10.0f bytes\n", from, to,
                        each(o, (double)o->bytes[from][to]));
}
static void print_shadow(const struct shadow *s, int f, FILE *out) {
    if (s->compared == 0)
        return;
    fprintf(
        out,
        "\nShadow: %llu values compared with fixed point in the clear, "
        "%llu apart by 1.0 or more",
        (unsigned long long)s->compared, (unsigned long long)s->apart);
    if (s->apart)
        fprintf(out, ", the first in %s", s->first);
    fprintf(out, ";\nof the others the farthest by %.4f.\n",
            ldexp((double)s->largest, -f));
}
static void print_trust(enum dealer dealer, FILE *out) {
    static const char *const text[] = {
        "P2 dealt meanwhile. The data are safe if it works together "
        "with neither P0\nnor P1.",
        "P2 dealt beforehand, on tapes that are used up now. The data "
        "are safe if it\nworks together with neither P0 nor P1, and if "
        "nobody has both tapes.",
        "P0 and P1 dealt to each other, by transfers. There was no "
        "third. The data are\nsafe if the two do not work together, "
        "and "
        "if neither can solve the problems\nthat the transfers rest "
        "on.",
        "P0 and P1 had dealt to each other, by transfers, on tapes "
        "that "
        "are used up now.\nThere was no third. The data are safe if "
        "the "
        "two do not work together, if nobody\nhas both tapes, and if "
        "neither can solve the problems that the transfers rest on."};

    fprintf(out, "\n%s\n", text[dealer]);
    fputs("The shares' model was opened to the owner alone, to score "
          "it. All parties\nran on this machine: a simulation, which "
          "protects nothing.\n",
          out);
}
static void print_recipe(const struct plan *plan, FILE *out) {
    const struct recipe *r = &plan->recipe;
    const char *plural = plan->epochs == 1 ? "" : "s";
    char words[SHIFTS_WORDS];

    fprintf(out, "Network %s, batch %zu, ", r->net->name, r->batch);
    if (r->shifts) {
        shifts_words(r->shifts, words, sizeof words);
        fprintf(out, "%zu epoch%s, ring of %d bits,\n%s\n\n",
                plan->epochs, plural, ELL, words);
    } else {
        fprintf(out,
                "learning rate %g, %zu epoch%s, %d fraction bits\n\n",
                rate_of(r), plan->epochs, plural, r->scale.f);
    }
}

static const char *title_of(const struct recipe *r, int mode,
                            enum dealer dealer) {
    if (mode == SECURE && dealer >= PAIR)
        return "on shares, two parties";
    return r->shifts && mode != SECURE ? "in the clear, whole numbers"
                                       : mode_title[mode];
}

/* How many ternary weights are of each kind. */
static void print_kinds(const struct network *net, const float *theta,
                        FILE *out) {
    double count[3] = {0, 0, 0}, all = 0;

    for (size_t l = 0; l < net->depth; l++)
        for (size_t k = network_weights(net, l);
             k < network_biases(net, l); k++, all++)
            for (int kind = 0; kind < 3; kind++)
                count[kind] += theta[k] == (float)(kind - 1);
    fprintf(
        out,
        "\nOf %.0f weights %.1f %% are 0, %.1f %% are 1 and %.1f %% "
        "are -1.\n",
        all, 100 * count[1] / all, 100 * count[2] / all,
        100 * count[0] / all);
}

void report_print(const struct session *s, FILE *out) {
    const struct plan *plan = s->plan;
    const struct recipe *r = &plan->recipe;

    fprintf(out, "\nData: %s\n", plan->data->source);
    print_recipe(plan, out);
    fprintf(out, "%-28s%10s%10s%10s\n", "", "accuracy", "loss",
            "seconds");
    for (int m = PLAIN; m < MODES; m++)
        if (s->ran[m])
            fprintf(out, "%-28s%8.2f %%%10.4f%10.1f\n",
                    title_of(r, m, s->outcome[m].dealer),
                    100 * s->outcome[m].score.accuracy,
                    s->outcome[m].score.loss, s->outcome[m].seconds);
    if (!s->ran[SECURE])
        return;
    if (r->shifts && r->shifts->ternary)
        print_kinds(r->net, s->outcome[SECURE].theta, out);
    print_costs(&s->outcome[SECURE], &plan->line, out);
    print_shadow(&s->outcome[SECURE].shadow, r->scale.f, out);
    print_trust(s->outcome[SECURE].dealer, out);
}

/* Report to programs. */
/* Bytes of the character that begins here, 1 to 4; 0 if none does. The
   second byte's bounds keep out what has a shorter form, halves of
   pairs, and numbers beyond the last. [RFC 3629, section 4] */
static size_t utf8_length(const unsigned char *s) {
    unsigned char low = 0x80, high = 0xbf;
    size_t n = s[0] < 0x80   ? 1
               : s[0] < 0xc2 ? 0
               : s[0] < 0xe0 ? 2
               : s[0] < 0xf0 ? 3
               : s[0] < 0xf5 ? 4
                             : 0;

    low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : low;
    high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : high;
    if (n > 1 && (s[1] < low || s[1] > high))
        return 0;
    for (size_t k = 2; k < n; k++)
        if ((s[k] & 0xc0) != 0x80)
            return 0;
    return n;
}

static void json_string(FILE *f, const char *name, const char *text) {
    const unsigned char *s = (const unsigned char *)text;

    fprintf(f, "  \"%s\": \"", name);
    while (*s) {
        size_t n = utf8_length(s);

        if (n == 0)
            fputs("\\ufffd", f);
        else if (*s < ' ' || *s == 0x7f || *s == '"' || *s == '\\')
            fprintf(f, "\\u%04x", *s);
        else
            fwrite(s, 1, n, f);
        s += n ? n : 1;
    }
    fputs("\",\n", f);
}

/* A number, or null for a mode that did not run. */
static void json_number(FILE *f, const char *name, bool known,
                        double value) {
    if (known && isfinite(value))
        fprintf(f, "  \"%s\": %.10g,\n", name, value);
    else
        fprintf(f, "  \"%s\": null,\n", name);
}
static const char *const dealer_word[] = {"helper", "tapes", "pair",
                                          "pair's tapes"};

static void json_plan(FILE *f, const struct session *s) {
    const struct plan *plan = s->plan;
    const struct recipe *r = &plan->recipe;
    size_t iterations = 0;
    char words[80];

    profile_words(&plan->line, words, sizeof words);
    for (int m = PLAIN; m < MODES; m++)
        if (s->ran[m])
            iterations = s->outcome[m].iterations;
    json_string(f, "net", r->net->name);
    json_string(f, "data", plan->data->source);
    json_string(f, "mode", s->mode_word);
    json_string(f, "recipe",
                r->shifts ? r->shifts->recipe : "fixed-point");
    json_string(f, "output",
                r->shifts          ? "one-sided"
                : r->output == ASM ? "asm"
                                   : "softmax");
    json_number(f, "epochs", true, (double)plan->epochs);
    json_number(f, "iterations", true, (double)iterations);
    json_number(f, "batch", true, (double)r->batch);
    json_number(f, "learning_rate", !r->shifts, rate_of(r));
    json_number(f, "fraction_bits", !r->shifts, r->scale.f);
    json_number(f, "ring_bits", true, ELL);
    json_string(f, "truncation", truncation_word[r->scale.how]);
    json_string(f, "compare", compare_word[r->scale.sign.how]);
    json_string(f, "dealer", dealer_word[s->outcome[SECURE].dealer]);
    json_string(f, "lines", words);
    fprintf(f, "  \"seed\": %llu,\n", (unsigned long long)plan->seed);
}
static void json_modes(FILE *f, const struct session *s) {
    static const char *const word[MODES] = {"plain", "fixed", "secure"};
    char name[32];

    for (int m = PLAIN; m < MODES; m++) {
        const struct outcome *o = &s->outcome[m];

        snprintf(name, sizeof name, "accuracy_%s", word[m]);
        json_number(f, name, s->ran[m], o->score.accuracy);
        snprintf(name, sizeof name, "loss_%s", word[m]);
        json_number(f, name, s->ran[m], o->score.loss);
        snprintf(name, sizeof name, "seconds_%s", word[m]);
        json_number(f, name, s->ran[m], o->seconds);
    }
}
/* Per iteration, and from whom to whom; the owner's are the inputs. */
static void json_links(FILE *f, const struct outcome *o) {
    static const char *const role[ROLES] = {"P0", "P1", "P2", "owner"};
    const char *comma = "";

    fputs("  \"bytes_per_link\": {", f);
    for (int from = P0; from < ROLES; from++)
        for (int to = P0; to <= P2; to++)
            if (from != to && o->bytes[from][to]) {
                fprintf(f, "%s\n    \"%s-%s\": %.10g", comma,
                        role[from], role[to],
                        each(o, (double)o->bytes[from][to]));
                comma = ",";
            }
    fputs("\n  },\n", f);
}
static void json_costs(FILE *f, const struct session *s) {
    const struct outcome *o = &s->outcome[SECURE];
    bool ran = s->ran[SECURE], shadow = ran && o->shadow.compared;
    struct cost sum = outcome_cost(o);

    json_number(f, "seconds_per_iteration", ran, each(o, o->seconds));
    json_number(f, "rounds_per_iteration", ran,
                each(o, (double)sum.rounds));
    json_number(f, "bytes_per_iteration", ran,
                each(o, (double)cost_bytes(sum)));
    json_number(f, "online_per_iteration", ran,
                each(o, (double)sum.online));
    json_number(f, "dealt_per_iteration", ran,
                each(o, (double)sum.dealt));
    json_number(f, "making_rounds_per_iteration", ran,
                each(o, (double)o->making.rounds));
    json_number(f, "making_seconds_per_iteration", ran,
                each(o, o->making.seconds));
    json_links(f, o);
    json_number(f, "shadow_compared", shadow,
                (double)o->shadow.compared);
    json_number(f, "shadow_failures", shadow, (double)o->shadow.apart);
    json_number(
        f, "shadow_largest", shadow,
        ldexp((double)o->shadow.largest, -s->plan->recipe.scale.f));
}
void report_write(const struct session *s, FILE *out) {
    fputs("{\n", out);
    json_plan(out, s);
    json_modes(out, s);
    json_costs(out, s);
    fprintf(out, "  \"commit\": \"%s\"\n}\n", COMMIT);
}
