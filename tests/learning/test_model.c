/* Tangled from chapters/49-results.md; edit that file. */
#include "check.h"
#include "model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char path[] = P_tmpdir "/ppnn-model-XXXXXX";

static int make_file(void **state) {
    int fd = mkstemp(path);

    (void)state;
    return fd < 0 || close(fd);
}

static int remove_file(void **state) {
    (void)state;
    return unlink(path);
}

/* Network A with parameters 1, 2, 3, ... */
static float *counted(const struct network **net) {
    float *theta;

    *net = network_find("A");
    theta = malloc(network_parameters(*net) * sizeof *theta);
    for (size_t k = 0; k < network_parameters(*net); k++)
        theta[k] = (float)(k + 1);
    return theta;
}

static void write_model(const struct network *net, const float *theta) {
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    model_write(f, net, NULL, theta);
    assert_int_equal(fclose(f), 0);
}

static void a_saved_model_is_loaded_as_it_was(void **state) {
    const struct network *net, *found;
    float *theta = counted(&net), *read;
    const struct shifts *shifts;
    struct why why;

    (void)state;
    write_model(net, theta);
    assert_int_equal(model_load(path, &found, &shifts, &read, &why), 0);
    assert_ptr_equal(found, net);
    assert_memory_equal(read, theta,
                        network_parameters(net) * sizeof *read);
    free(read);
    free(theta);
}

static void a_model_starts_with_its_name_then_one(void **state) {
    static const uint8_t want[] = "ppnn-model A\n\x00\x00\x80\x3f";
    const struct network *net;
    float *theta = counted(&net);
    uint8_t got[17];
    FILE *f;

    (void)state;
    write_model(net, theta);
    f = fopen(path, "rb");
    assert_int_equal(fread(got, 1, sizeof got, f), sizeof got);
    assert_memory_equal(got, want, sizeof got);
    fclose(f);
    free(theta);
}

static void assert_refused(const char *text, const char *reason) {
    const struct network *net;
    const struct shifts *shifts;
    struct why why;
    float *theta;
    FILE *f = fopen(path, "wb");

    fputs(text, f);
    fclose(f);
    assert_int_equal(model_load(path, &net, &shifts, &theta, &why), -1);
    assert_non_null(strstr(why.text, path));
    assert_non_null(strstr(why.text, reason));
}

static void broken_models_are_refused_by_name(void **state) {
    (void)state;
    assert_refused("", "expected a model");
    assert_refused("ppnn-model", "expected a model");
    assert_refused("ppnn-model Z\n", "no network is called 'Z'");
    assert_refused("ppnn-model K\nabcd", "expected 203530 parameters");
}

static void a_model_of_few_bits_names_its_shifts(void **state) {
    const struct shifts *few = shifts_find("few-bits", "A"), *found;
    const struct network *net, *again;
    float *theta = counted(&net), *read;
    struct why why;
    FILE *f = fopen(path, "wb");

    (void)state;
    model_write(f, net, few, theta);
    fclose(f);
    assert_int_equal(model_load(path, &again, &found, &read, &why), 0);
    assert_ptr_equal(found, few);
    free(read);
    free(theta);
    assert_refused("ppnn-model A few-bits 7/1/1/1/1\n",
                   "expected few-");
    assert_refused("ppnn-model A no-bits 7/1/1/1/1\n", "no recipe for");
}

static void a_model_with_too_much_in_it_is_refused(void **state) {
    const struct network *net;
    float *theta = counted(&net);
    const struct shifts *shifts;
    struct why why;
    FILE *f;

    (void)state;
    write_model(net, theta);
    free(theta);
    f = fopen(path, "ab");
    fputc('x', f);
    fclose(f);
    assert_int_equal(model_load(path, &net, &shifts, &theta, &why), -1);
    assert_non_null(strstr(why.text, "more than"));
}

static void a_model_with_infinities_is_refused(void **state) {
    const struct network *net;
    float *theta = counted(&net), *read;
    const struct shifts *shifts;
    struct why why;

    (void)state;
    theta[7] = INFINITY;
    write_model(net, theta);
    assert_int_equal(model_load(path, &net, &shifts, &read, &why), -1);
    assert_non_null(strstr(why.text, "parameter 7 is not finite"));
    free(theta);
}

static void an_absent_file_is_named(void **state) {
    const struct network *net;
    const struct shifts *shifts;
    struct why why;
    float *theta;

    (void)state;
    assert_int_equal(model_load("no/such", &net, &shifts, &theta, &why),
                     -1);
    assert_non_null(strstr(why.text, "no/such"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_saved_model_is_loaded_as_it_was),
        cmocka_unit_test(a_model_starts_with_its_name_then_one),
        cmocka_unit_test(a_model_of_few_bits_names_its_shifts),
        cmocka_unit_test(broken_models_are_refused_by_name),
        cmocka_unit_test(a_model_with_too_much_in_it_is_refused),
        cmocka_unit_test(a_model_with_infinities_is_refused),
        cmocka_unit_test(an_absent_file_is_named),
    };

    return cmocka_run_group_tests_name("model", tests, make_file,
                                       remove_file);
}
