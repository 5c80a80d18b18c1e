/* Tangled from chapters/71-promise.md; edit that file. */
#include "check.h"
#include "plain.h"

enum { PIXELS = 16, OUTPUTS = 10, ALL = PIXELS * OUTPUTS + OUTPUTS };

void ex_picture(const float *before, const float *after, size_t pixels,
                size_t outputs, float *image);

/* One step of the program's own training, on one random image. */
static void step_and_look(uint64_t seed) {
    const struct network net = {
        "one", 1, {{DENSE, PIXELS, OUTPUTS, WHOLE}}};
    struct splitmix random = {seed};
    float before[ALL], after[ALL], x[PIXELS], found[PIXELS];
    uint8_t label = (uint8_t)splitmix_below(&random, OUTPUTS);
    struct plain *p = plain_open(&net, 1);

    assert_non_null(p);
    network_init(&net, before, seed);
    memcpy(after, before, sizeof before);
    for (size_t i = 0; i < PIXELS; i++)
        x[i] = (float)splitmix_below(&random, 256) / 256;
    plain_step(p, after, x, &label, 0.25f, 0);
    ex_picture(before, after, PIXELS, OUTPUTS, found);
    for (size_t i = 0; i < PIXELS; i++)
        assert_real(x[i], found[i], 1e-3, "pixel %zu", i);
    plain_close(p);
}

static void the_image_is_found_in_the_model(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++)
        step_and_look(seed);
}

/* Of the changes of output 0 rounding leaves little, of output 1
   nothing; output 2 has gone down. */
static void the_output_that_changed_most_is_taken(void **state) {
    (void)state;
    enum { FEW = 4, OUT = 4 };
    const float x[FEW] = {0, 0.25f, 0.75f, 1};
    const float change[OUT] = {1e-6f, 0, -0.5f, 1e-3f};
    float before[FEW * OUT + OUT], after[FEW * OUT + OUT], found[FEW];

    for (size_t k = 0; k < FEW * OUT + OUT; k++) {
        float times = k < FEW * OUT ? x[k / OUT] : 1;
        before[k] = k % OUT == 2 ? 0.25f : 7;
        after[k] = before[k] + change[k % OUT] * times;
    }
    ex_picture(before, after, FEW, OUT, found);
    for (size_t i = 0; i < FEW; i++)
        assert_real(x[i], found[i], 1e-5, "pixel %zu", i);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_image_is_found_in_the_model),
    cmocka_unit_test(the_output_that_changed_most_is_taken),
};

RUN("exercise: the picture in the model", tests)
