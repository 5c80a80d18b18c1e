/* Tangled from chapters/29-program.md; edit that file. */
#include "check.h"
#include "model.h"
#include "predict.h"

#include <stdlib.h>
#include <unistd.h>

enum { COUNT = 150 };

static char path[] = P_tmpdir "/ppnn-predict-XXXXXX";

static struct images noise(void) {
    struct images data = {.source = "noise"};
    struct splitmix random = {4};

    data.test =
        (struct dataset){.count = COUNT, .rows = 28, .cols = 28};
    data.test.pixels = malloc(COUNT * 784);
    data.test.labels = calloc(COUNT, 1);
    for (size_t k = 0; k < COUNT * 784; k++)
        data.test.pixels[k] = (uint8_t)splitmix_next(&random);
    return data;
}

static void shares_predict_what_the_clear_does(void **state) {
    const struct network *net = network_find("A");
    float *theta = malloc(network_parameters(net) * sizeof *theta);
    struct images data = noise();
    struct question q = {path, PLAIN, COUNT, false, 16, &data, {0}};
    uint8_t clear[COUNT], shares[COUNT];
    struct why why;
    int same = 0;

    (void)state;
    close(mkstemp(path));
    network_init(net, theta, 1);
    assert_int_equal(model_save(path, net, theta, &why), 0);
    assert_int_equal(predict(&q, clear, &why), 0);
    q.mode = SECURE;
    if (predict(&q, shares, &why))
        fail_msg("%s", why.text);
    for (int k = 0; k < COUNT; k++)
        same += clear[k] == shares[k];
    assert_true(same >= COUNT * 9 / 10);
    unlink(path);
    free(theta);
    images_free(&data);
}

static void more_images_than_there_are_are_refused(void **state) {
    const struct network *net = network_find("A");
    float *theta = calloc(network_parameters(net), sizeof *theta);
    struct images data = noise();
    struct question q = {path, PLAIN, COUNT + 1, false, 16, &data, {0}};
    uint8_t classes[COUNT + 1];
    struct why why;

    (void)state;
    assert_int_equal(model_save(path, net, theta, &why), 0);
    for (int i = 0; i < 2; i++) {
        q.mode = i ? SECURE : PLAIN;
        assert_int_equal(predict(&q, classes, &why), -1);
        assert_non_null(strstr(why.text, "150 test images, not 151"));
        q.fewer = true;
        assert_int_equal(predict(&q, classes, &why), 0);
        q.fewer = false;
    }
    unlink(path);
    free(theta);
    images_free(&data);
}

static void a_parameter_beyond_the_ring_is_named(void **state) {
    const struct network *net = network_find("A");
    float *theta = calloc(network_parameters(net), sizeof *theta);
    struct images data = noise();
    struct question q = {path, SECURE, 1, false, 16, &data, {0}};
    uint8_t class;
    struct why why;

    (void)state;
    theta[3] = 0x1p60f;
    assert_int_equal(model_save(path, net, theta, &why), 0);
    assert_int_equal(predict(&q, &class, &why), -1);
    assert_non_null(strstr(why.text, "parameter 3, 1.15292e+18, is"));
    unlink(path);
    free(theta);
    images_free(&data);
}

static void a_missing_model_is_named(void **state) {
    struct question q = {"no/such", SECURE, 1, false, 16, NULL, {0}};
    uint8_t class;
    struct why why;

    (void)state;
    assert_int_equal(predict(&q, &class, &why), -1);
    assert_non_null(strstr(why.text, "no/such"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shares_predict_what_the_clear_does),
    cmocka_unit_test(more_images_than_there_are_are_refused),
    cmocka_unit_test(a_parameter_beyond_the_ring_is_named),
    cmocka_unit_test(a_missing_model_is_named),
};

RUN("predict", tests)
