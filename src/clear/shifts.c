/* Tangled from chapters/09-few-bits.md; edit that file. */
#include "shifts.h"

#include "moments.h"
#include "truncate.h"

#include <stdio.h>
#include <string.h>

static const struct shifts table[] = {
    {.recipe = "few-bits",
     .net = "K",
     .pixel = 7,
     .start = 25,
     .latent = 21,
     .down = {[1] = 8, [2] = 8},
     .back = {[1] = 6},
     .up = {[0] = 6, [2] = 5},
     .goal = 153,
     .most = 127,
     .width = 24},
    {.recipe = "few-bits",
     .net = "A",
     .pixel = 7,
     .start = 25,
     .latent = 21,
     .down = {[1] = 8, [3] = 6, [4] = 8},
     .back = {[1] = 7, [3] = 6},
     .up = {[0] = 6, [2] = 7, [4] = 5},
     .goal = 153,
     .most = 127,
     .width = 24},
    {.recipe = "few-bits",
     .net = "C",
     .pixel = 7,
     .start = 25,
     .latent = 21,
     .down = {[2] = 6, [5] = 7, [7] = 8, [8] = 8},
     .back = {[2] = 7, [5] = 6, [7] = 7},
     .up = {[0] = 1, [3] = 3, [6] = 4, [8] = 4},
     .goal = 153,
     .most = 127,
     .width = 24},
    {.recipe = "ternary",
     .net = "A",
     .pixel = 4,
     .start = 22,
     .latent = 22,
     .ternary = true,
     .down = {[1] = 2, [3] = 2, [4] = 4},
     .back = {[1] = 3, [3] = 2},
     .up = {[0] = 6, [2] = 4, [4] = 2},
     .goal = 153,
     .most = 127,
     .width = 16},
    {.recipe = "ternary-amsgrad",
     .net = "A",
     .pixel = 7,
     .start = 22,
     .latent = 22,
     .ternary = true,
     .amsgrad = true,
     .down = {[1] = 4, [3] = 2, [4] = 4},
     .back = {[1] = 3, [3] = 2},
     .goal = 153,
     .most = 127,
     .width = 18},
    {.recipe = "ternary",
     .net = "W",
     .pixel = 4,
     .start = 22,
     .latent = 22,
     .ternary = true,
     .down = {[1] = 2, [3] = 3, [4] = 5},
     .back = {[1] = 3, [3] = 2},
     .up = {[0] = 6, [2] = 4, [4] = 2},
     .goal = 153,
     .most = 127,
     .width = 18},
    {.recipe = "ternary",
     .net = "T",
     .pixel = 4,
     .start = 22,
     .latent = 22,
     .ternary = true,
     .down = {[1] = 1, [2] = 2},
     .back = {[1] = 3},
     .up = {[0] = 7, [2] = 4},
     .goal = 153,
     .most = 127,
     .width = 16},
};

const struct shifts *shifts_find(const char *recipe, const char *net) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].recipe, recipe) == 0 &&
            strcmp(table[i].net, net) == 0)
            return &table[i];
    return NULL;
}

void shifts_nets(const char *recipe, char *text, size_t size) {
    size_t n = 0;
    text[0] = '\0';
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].recipe, recipe) == 0 && n < size)
            n += (size_t)snprintf(text + n, size - n, "%s%s",
                                  n ? ", " : "", table[i].net);
}

static int64_t within(int64_t x, int64_t most) {
    return x > most ? most : x < -most ? -most : x;
}

ring shifts_weight(const struct shifts *s, ring latent) {
    ring w = truncate_one(latent, s->latent, NEAREST, 0);
    return s->ternary ? ring_of(within(signed_of(w), 1)) : w;
}

int shifts_up(const struct shifts *s, size_t l, struct descent d,
              size_t steps) {
    int up = s->up[l] + d.shift - descent_shift(d, steps);
    return up > 0 ? up : 0;
}

int shifts_halvings(struct descent d, size_t steps) {
    int times = descent_shift(d, steps) - d.shift;
    return times < MOMENTS_HALVINGS ? times : MOMENTS_HALVINGS;
}

void shifts_cut(const struct shifts *s, ring *latent, size_t n,
                size_t steps) {
    int64_t most = INT64_C(1) << s->latent;
    if (!s->ternary || steps % CUT_EVERY != 0)
        return;
    for (size_t k = 0; k < n; k++)
        latent[k] = ring_of(within(signed_of(latent[k]), most));
}

/* A list up to its last number that is not 0. */
static void list_words(char *text, const int *list) {
    size_t count = LAYERS_MAX;
    while (count > 1 && list[count - 1] == 0)
        count--;
    for (size_t l = 0; l < count; l++)
        text[l] = "0123456789abcdef"[list[l] & 15];
    text[count] = '\0';
}

void shifts_words(const struct shifts *s, char *text, size_t size) {
    char list[3][LAYERS_MAX + 1];
    list_words(list[0], s->down);
    list_words(list[1], s->back);
    list_words(list[2], s->up);
    snprintf(text, size, "%s %d/%d/%d/%d/%d, down %s, back %s, up %s",
             s->recipe, s->pixel, s->start, s->latent, s->goal, s->most,
             list[0], list[1], list[2]);
}
