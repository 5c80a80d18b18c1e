/* Tangled from chapters/49-results.md; edit that file. */
#include "check.h"
#include "memory.h"
#include "model.h"
#include "predict.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

static void write_model(const struct network *net, const float *theta) {
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    model_write(f, net, NULL, theta);
    assert_int_equal(fclose(f), 0);
}

/* How many answers on shares are those in the clear? */
static int agreeing(struct question q, const uint8_t *clear) {
    uint8_t shares[COUNT];
    struct why why;
    int same = 0;

    if (predict(&q, shares, &why))
        fail_msg("%s", why.text);
    for (int k = 0; k < COUNT; k++)
        same += clear[k] == shares[k];
    return same;
}

static void shares_predict_what_the_clear_does(void **state) {
    const struct network *net = network_find("A");
    float *theta = malloc(network_parameters(net) * sizeof *theta);
    struct images data = noise();
    struct question q = {
        .model = path, .mode = PLAIN, .count = COUNT, .data = &data};
    uint8_t clear[COUNT];
    struct why why;

    (void)state;
    close(mkstemp(path));
    network_init(net, theta, 1);
    write_model(net, theta);
    assert_int_equal(predict(&q, clear, &why), 0);
    q.mode = SECURE;
    for (int signs = DEALT; signs <= SECURE_NN; signs++) {
        q.scale =
            (struct scale){16, COIN, {(enum comparison)signs, ELL}};
        assert_true(agreeing(q, clear) >= COUNT * 9 / 10);
        q.scale.f = 24;
        assert_int_equal(agreeing(q, clear), COUNT);
    }
    unlink(path);
    free(theta);
    images_free(&data);
}

static void with_few_bits_they_agree_on_all(void **state) {
    const struct network *net = network_find("A");
    const struct shifts *few = shifts_find("few-bits", "A");
    size_t n = network_parameters(net);
    float *theta = malloc(n * sizeof *theta);
    struct images data = noise();
    struct question q = {.model = path,
                         .mode = PLAIN,
                         .count = COUNT,
                         .scale = scale_of(0, EXACT),
                         .data = &data};
    struct splitmix random = {6};
    uint8_t clear[COUNT];
    struct why why;
    FILE *f = fopen(path, "wb");

    (void)state;
    for (size_t k = 0; k < n; k++)
        theta[k] = (float)splitmix_below(&random, 33) - 16;
    model_write(f, net, few, theta);
    fclose(f);
    assert_int_equal(predict(&q, clear, &why), 0);
    q.mode = SECURE;
    assert_int_equal(agreeing(q, clear), COUNT);
    q.scale.f = 12;
    assert_int_equal(predict(&q, clear, &why), -1);
    assert_non_null(strstr(why.text, "expected no --bits"));
    unlink(path);
    free(theta);
    images_free(&data);
}

static void more_images_than_there_are_are_refused(void **state) {
    const struct network *net = network_find("A");
    float *theta = calloc(network_parameters(net), sizeof *theta);
    struct images data = noise();
    struct question q = {.model = path,
                         .mode = PLAIN,
                         .count = COUNT + 1,
                         .scale = scale_of(16, COIN),
                         .data = &data};
    uint8_t classes[COUNT + 1];
    struct why why;

    (void)state;
    write_model(net, theta);
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
    struct question q = {.model = path,
                         .mode = SECURE,
                         .count = 1,
                         .scale = scale_of(16, COIN),
                         .data = &data};
    uint8_t class;
    struct why why;

    (void)state;
    theta[3] = 0x1p60f;
    write_model(net, theta);
    assert_int_equal(predict(&q, &class, &why), -1);
    assert_non_null(strstr(why.text, "parameter 3, 1.15292e+18, is"));
    unlink(path);
    free(theta);
    images_free(&data);
}

static void a_missing_model_is_named(void **state) {
    struct question q = {.model = "no/such",
                         .mode = SECURE,
                         .count = 1,
                         .scale = scale_of(16, COIN),
                         .data = NULL};
    uint8_t class;
    struct why why;

    (void)state;
    assert_int_equal(predict(&q, &class, &why), -1);
    assert_non_null(strstr(why.text, "no/such"));
}

enum { HALF = 100 * 1000 }; /* parameters */

/* Parameter k, as it stands in the file. It depends on the process, or
   a compiler might work it out and put it into the program. */
static void put_parameter(uint32_t k, uint8_t byte[4]) {
    uint32_t hash = (k + (uint32_t)getpid()) * 2654435761u;
    uint32_t bits = 0x3f000000 | (hash & 0x007fffff);

    for (int i = 0; i < 4; i++)
        byte[i] = (uint8_t)(bits >> 8 * i);
}

static void write_half(int fd) {
    static uint8_t half[4 * HALF];
    const char head[] = "ppnn-model K\n";

    for (uint32_t k = 0; k < HALF; k++)
        put_parameter(k, half + 4 * k);
    assert_int_equal(write(fd, head, strlen(head)), strlen(head));
    assert_int_equal(write(fd, half, sizeof half), sizeof half);
}

static void no_party_inherits_a_parameter(void **state) {
    struct question q = {.model = path, .mode = SECURE, .count = 1};
    int fd, parties, remember;
    uint8_t class, piece[PIECE];
    struct why why;
    pid_t owner;

    (void)state;
    assert_int_equal(mkfifo(path, 0600), 0);
    owner = fork();
    if (owner == 0)
        _exit(predict(&q, &class, &why) ? 1 : 0);
    fd = open(path, O_WRONLY);
    write_half(fd);
    for (uint32_t k = 0; k < PIECE / 4; k++)
        put_parameter(k + 100, piece + 4 * k);
    ask_children(owner, piece, &parties, &remember);
    assert_int_equal(parties, OWNER);
    assert_int_equal(remember, 0);
    assert_true(remembers(owner, piece));
    close(fd);
    waitpid(owner, NULL, 0);
    unlink(path);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shares_predict_what_the_clear_does),
    cmocka_unit_test(with_few_bits_they_agree_on_all),
    cmocka_unit_test(no_party_inherits_a_parameter),
    cmocka_unit_test(more_images_than_there_are_are_refused),
    cmocka_unit_test(a_parameter_beyond_the_ring_is_named),
    cmocka_unit_test(a_missing_model_is_named),
};

RUN("predict", tests)
