/* Tangled from chapters/43-results.md; edit that file. */
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
                 const float *theta) {
    fprintf(file, "ppnn-model %s\n", net->name);
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

static int read_header(FILE *f, const char *path,
                       const struct network **net, struct why *why) {
    char name[16];

    if (fscanf(f, "ppnn-model %15[A-Za-z]", name) != 1 ||
        fgetc(f) != '\n')
        return because(
            why, "%s: expected a model written by ppnn train", path);
    *net = network_find(name);
    if (!*net)
        return because(why, "%s: no network is called '%s'", path,
                       name);
    return 0;
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
               float **theta, struct why *why) {
    FILE *f = fopen(path, "rb");
    int failed;

    if (!f)
        return because(why, "%s: %s", path, strerror(errno));
    *theta = NULL;
    failed = read_header(f, path, net, why);
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
