/* Tangled from chapters/32-promise.md; edit that file. */
#include "check.h"
#include "plain.h"

enum { PIXELS = 16, OUTPUTS = 10, ALL = PIXELS * OUTPUTS + OUTPUTS };

void ex_picture(const float *before, const float *after, size_t pixels,
                size_t outputs, float *image);

/* One step of the program's own training, on one random image. */
static void step_and_look(uint64_t seed) {
    const struct network net = {"one", 1, {{DENSE, PIXELS, OUTPUTS}}};
    struct splitmix random = {seed};
    float before[ALL], after[ALL], x[PIXELS], found[PIXELS];
    uint8_t label = (uint8_t)splitmix_below(&random, OUTPUTS);
    struct plain *p = plain_open(&net, 1);

    assert_non_null(p);
    network_init(&net, before, seed);
    memcpy(after, before, sizeof before);
    for (size_t i = 0; i < PIXELS; i++)
        x[i] = (float)splitmix_below(&random, 256) / 256;
    plain_step(p, after, x, &label, 0.25f);
    ex_picture(before, after, PIXELS, OUTPUTS, found);
    for (size_t i = 0; i < PIXELS; i++)
        assert_near(x[i], found[i], 1e-3);
    plain_close(p);
}

static void the_image_is_found_in_the_model(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++)
        step_and_look(seed);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_image_is_found_in_the_model),
};

RUN("exercise: the picture in the model", tests)
