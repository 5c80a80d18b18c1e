/* Tangled from chapters/49-results.md; edit that file. */
#include "model.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Write a model. */
static void put_float(FILE *f, float value) {
    uint32_t bits;

    memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 4; i++)
        fputc((int)(bits >> 8 * i & 0xff), f);
}
void model_write(FILE *file, const struct network *net,
                 const struct shifts *shifts, const float *theta) {
    char words[SHIFTS_WORDS] = "";

    if (shifts)
        shifts_words(shifts, words, sizeof words);
    fprintf(file, "ppnn-model %s%s%s\n", net->name, shifts ? " " : "",
            words);
    for (size_t k = 0; k < network_parameters(net); k++)
        put_float(file, theta[k]);
}

/* Read a model. */
static bool get_float(FILE *f, float *value) {
    uint8_t byte[4];
    uint32_t bits = 0;

    if (fread(byte, 1, sizeof byte, f) != sizeof byte)
        return false;
    for (int i = 0; i < 4; i++)
        bits |= (uint32_t)byte[i] << 8 * i;
    memcpy(value, &bits, sizeof bits);
    return true;
}

/* The shifts whose words these are, with a blank before; none is an
   answer as well. */
static int find_shifts(const char *words, const char *path,
                       const struct network *net,
                       const struct shifts **shifts, struct why *why) {
    char recipe[16], want[SHIFTS_WORDS];

    *shifts = NULL;
    if (!*words)
        return 0;
    if (sscanf(words, " %15[a-z-]", recipe) == 1)
        *shifts = shifts_find(recipe, net->name);
    if (!*shifts)
        return because(why,
                       "%s: no recipe for network %s is called "
                       "'%.15s'",
                       path, net->name, words + 1);
    shifts_words(*shifts, want, sizeof want);
    return strcmp(words + 1, want) == 0
               ? 0
               : because(why, "%s: of %s; expected %s", path, words + 1,
                         want);
}

static int read_header(FILE *f, const char *path,
                       const struct network **net,
                       const struct shifts **shifts, struct why *why) {
    char name[16], words[SHIFTS_WORDS] = "";

    if (fscanf(f, "ppnn-model %15[A-Za-z]", name) != 1 ||
        (fscanf(f, "%127[ -~]", words), fgetc(f)) != '\n')
        return because(
            why, "%s: expected a model written by ppnn train", path);
    *net = network_find(name);
    if (!*net)
        return because(why, "%s: no network is called '%s'", path,
                       name);
    return find_shifts(words, path, *net, shifts, why);
}
static int read_theta(FILE *f, const char *path, size_t n, float *theta,
                      struct why *why) {
    for (size_t k = 0; k < n; k++) {
        if (!get_float(f, &theta[k]))
            return because(why, "%s: expected %zu parameters, got %zu",
                           path, n, k);
        if (!isfinite(theta[k]))
            return because(why, "%s: parameter %zu is not finite", path,
                           k);
    }
    if (fgetc(f) != EOF)
        return because(why, "%s: more than %zu parameters", path, n);
    return 0;
}
int model_load(const char *path, const struct network **net,
               const struct shifts **shifts, float **theta,
               struct why *why) {
    FILE *f = fopen(path, "rb");
    int failed;

    if (!f)
        return because(why, "%s: %s", path, strerror(errno));
    *theta = NULL;
    failed = read_header(f, path, net, shifts, why);
    if (!failed) {
        size_t n = network_parameters(*net);

        *theta = malloc(n * sizeof **theta);
        failed = *theta ? read_theta(f, path, n, *theta, why)
                        : because(why, "no memory for %s", path);
        if (failed) {
            free(*theta);
            *theta = NULL;
        }
    }
    fclose(f);
    return failed;
}
