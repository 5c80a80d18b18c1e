/* Tangled from chapters/70-evidence.md; edit that file. */
#include <sys/mman.h>
#include <unistd.h>

#include "keys.h"
#include "model.h"
#include "more_subjects.h"
#include "predict.h"

struct counted {
    const struct subject *subject;
    struct keys *keys; /* of each party */
};

static void run_counted(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct counted *c = t->arg;

    count_keys(me, &c->keys[me->id]);
    c->subject->run(me, t, in, out);
    keys = NULL;
}

/* Is it in the table of keys? i < j. */
static bool is_listed(int i, int j, int purpose) {
    if (i == P0 && j == P1)
        return purpose == ZERO || purpose == BLIND;
    return j == P2 && purpose == DEAL;
}

/* Did both draw the same, and nothing if it is not listed? */
static uint64_t check_pair(const struct keys all[OWNER], int i, int j,
                           int purpose) {
    uint64_t bytes = all[i].bytes[j][purpose];

    assert_int_equal(bytes, all[j].bytes[i][purpose]);
    if (!is_listed(i, j, purpose))
        assert_int_equal(bytes, 0);
    return bytes;
}

static void only_the_listed_keys_are_used(void **state) {
    uint64_t sum[OWNER][OWNER][PURPOSES] = {{{0}}};
    (void)state;

    for (int k = 0; k < ALL_SUBJECTS; k++) {
        const struct subject *s = any_subject(k);
        struct keys all[OWNER];
        struct counted counted = {s, all};

        run_subject(s, run_counted, &counted, 16, true);
        for (int i = P0; i < P2; i++)
            for (int j = i + 1; j <= P2; j++)
                for (int p = 0; p < PURPOSES; p++)
                    sum[i][j][p] += check_pair(all, i, j, p);
    }
    for (int i = P0; i < P2; i++)
        for (int j = i + 1; j <= P2; j++)
            for (int p = 0; p < PURPOSES; p++)
                assert_int_equal(sum[i][j][p] > 0, is_listed(i, j, p));
}

/* Bytes; and what P1 got as its share of the first weights, and what
   it gave as its share of the model at the first point. */
enum { THETA = 4 * 6 + 6 + 6 * 10 + 10 };
struct door {
    uint64_t heard[ROLES], said[ROLES];
    ring dealt[THETA], opened[THETA];
};

static _Thread_local struct door *door;

/* Bytes between P0, P1 and P2, which are processes: in memory that all
   of them share; or NULL. */
static _Atomic uint64_t *between;

static void count_between(const struct party *me, int peer,
                          size_t bytes) {
    if (between && me->id != OWNER && peer != OWNER)
        *between += bytes;
}

__typeof__(send_to) __real_send_to, __wrap_send_to;

void __wrap_send_to(struct party *me, int peer, const void *out,
                    size_t bytes) {
    if (door && me->id == OWNER)
        door->said[peer] += bytes;
    if (door && me->id == OWNER && peer == P1 && !door->dealt[0] &&
        bytes == sizeof door->dealt)
        memcpy(door->dealt, out, bytes);
    count_between(me, peer, bytes);
    __real_send_to(me, peer, out, bytes);
}

__typeof__(swap_with) __real_swap_with, __wrap_swap_with;

void __wrap_swap_with(struct party *me, int peer, const void *out,
                      void *in, size_t bytes) {
    count_between(me, peer, bytes);
    __real_swap_with(me, peer, out, in, bytes);
}

void __wrap_swap_start(struct party *me, int peer, const void *out,
                       void *in, size_t bytes) {
    count_between(me, peer, bytes);
    __real_swap_start(me, peer, out, in, bytes);
}

void __wrap_recv_from(struct party *me, int peer, void *in,
                      size_t bytes) {
    __real_recv_from(me, peer, in, bytes);
    if (door && me->id == OWNER)
        door->heard[peer] += bytes;
    if (door && me->id == OWNER && peer == P1 && !door->opened[0] &&
        bytes == sizeof door->opened)
        memcpy(door->opened, in, bytes);
}

enum { BATCH_OF = 8, IMAGES = 16, PIXELS = 4, STEPS = 8, POINTS = 4 };

static const struct network ten_net = {"ten",
                                       3,
                                       {{DENSE, PIXELS, 6, WHOLE},
                                        {RELU, 6, 6, WHOLE},
                                        {DENSE, 6, CLASSES, WHOLE}}};

static void train_before_the_door(struct door *d) {
    static uint8_t pixels[IMAGES * PIXELS], labels[IMAGES];
    struct dataset set = {.count = IMAGES,
                          .rows = 2,
                          .cols = 2,
                          .pixels = pixels,
                          .labels = labels};
    struct images data = {set, set, "nothing"};
    struct plan plan = {.recipe = {&ten_net,
                                   BATCH_OF,
                                   scale_of(16, LOCAL),
                                   {.shift = 5},
                                   SOFTMAX,
                                   NULL},
                        .data = &data,
                        .epochs = STEPS * BATCH_OF / IMAGES,
                        .every = 3};
    struct outcome outcome;
    struct why why;

    *d = (struct door){.heard = {0}};
    door = d;
    if (train(&plan, SECURE, &outcome, &why))
        fail_msg("%s", why.text);
    door = NULL;
    assert_int_equal(outcome.iterations, STEPS);
    outcome_free(&outcome);
}

static void the_owner_gives_shares_and_gets_the_model(void **state) {
    const uint64_t theta = 8 * network_parameters(&ten_net);
    const uint64_t batch = 8 * BATCH_OF * PIXELS;
    const uint64_t images = STEPS * batch, masks = images + batch;
    const uint64_t labels = STEPS * 8 * BATCH_OF * CLASSES;
    const uint64_t words = 3 * STEPS + POINTS + 2, counters = 9 * 8;
    struct door d;
    (void)state;

    train_before_the_door(&d);
    assert_int_equal(d.heard[P0], masks + POINTS * theta + counters);
    assert_int_equal(d.heard[P1], masks + POINTS * theta + counters);
    assert_int_equal(d.heard[P2], counters);
    assert_int_equal(d.said[P0], words + images);
    assert_int_equal(d.said[P1], words + theta + images + labels);
    assert_int_equal(d.said[P2], words);
}

static void the_model_comes_in_fresh_shares(void **state) {
    struct door d;
    (void)state;

    assert_int_equal(network_parameters(&ten_net), THETA);
    train_before_the_door(&d);
    assert_true(d.dealt[0] != 0 && d.opened[0] != 0);
    for (size_t k = 0; k < THETA; k++)
        assert_true(d.opened[k] != d.dealt[k]);
}

enum { ASKED = 150, QUESTIONS = 2 * 128 }; /* in full batches */

static void ask_before_the_door(struct door *d, const char *path) {
    static uint8_t pixels[ASKED * 784], labels[ASKED];
    struct dataset set = {.count = ASKED,
                          .rows = 28,
                          .cols = 28,
                          .pixels = pixels,
                          .labels = labels};
    struct images data = {set, set, "nothing"};
    struct question q = {.model = path,
                         .mode = SECURE,
                         .count = ASKED,
                         .scale = scale_of(16, LOCAL),
                         .data = &data};
    uint8_t classes[ASKED];
    struct why why;

    *d = (struct door){.heard = {0}};
    door = d;
    if (predict(&q, classes, &why))
        fail_msg("%s", why.text);
    door = NULL;
}

static void an_answer_is_a_class_and_nothing_else(void **state) {
    const struct network *net = network_find("A");
    size_t n = network_parameters(net);
    char path[] = P_tmpdir "/ppnn-door-XXXXXX";
    float *theta = malloc(n * sizeof *theta);
    FILE *file = fdopen(mkstemp(path), "w");
    struct recipe batch = {net,          128,     scale_of(16, LOCAL),
                           {.shift = 0}, SOFTMAX, NULL};
    struct cost answer =
        cost_then(securenet_forward_cost(batch, true),
                  maxpool_cost(128, CLASSES, true, WHOLE_RING));
    struct door d;
    (void)state;

    network_init(net, theta, 1);
    model_write(file, net, NULL, theta);
    fclose(file);
    between = mmap(NULL, sizeof *between, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(between != MAP_FAILED);
    ask_before_the_door(&d, path);
    unlink(path);
    free(theta);
    assert_int_equal(*between,
                     cost_bytes(securenet_settle_cost(batch)) +
                         QUESTIONS / 128 * cost_bytes(answer));
    munmap((void *)between, sizeof *between);
    between = NULL;
    assert_int_equal(d.heard[P0], QUESTIONS * (784 + 1) * sizeof(ring));
    assert_int_equal(d.heard[P1], QUESTIONS * (784 + 1) * sizeof(ring));
    assert_int_equal(d.heard[P2], 0);
    assert_int_equal(d.said[P0] - d.said[P2],
                     QUESTIONS * 784 * sizeof(ring));
    assert_int_equal(d.said[P1] - d.said[P2],
                     (n + QUESTIONS * 784) * sizeof(ring));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(only_the_listed_keys_are_used),
    cmocka_unit_test(the_owner_gives_shares_and_gets_the_model),
    cmocka_unit_test(the_model_comes_in_fresh_shares),
    cmocka_unit_test(an_answer_is_a_class_and_nothing_else),
};

RUN("the promise", tests)
