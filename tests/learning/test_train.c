/* Tangled from chapters/42-training.md; edit that file. */
#include "check.h"
#include "dots.h"
#include "memory.h"
#include "train.h"
#include "wrapped.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { IMAGES = 300, BATCH = 32 };

static struct images dot_images(void) {
    return (struct images){dots(IMAGES, 1), dots(100, 2), "dots"};
}

static struct plan plan_for(struct images *data) {
    return (struct plan){.recipe = {&little,
                                    BATCH,
                                    scale_of(16, COIN),
                                    {.shift = 6},
                                    SOFTMAX,
                                    NULL},
                         .data = data,
                         .epochs = 12,
                         .seed = 3,
                         .every = 1000,
                         .rounding = NEAREST};
}

/* With momentum, at a rate that is halved on the way. */
static const struct descent falling = {
    .shift = 6, .momentum = 2, .steady = 9, .halve = 4};

static struct outcome trained(const struct plan *plan, enum mode mode) {
    struct outcome outcome;
    struct why why;

    if (train(plan, mode, &outcome, &why))
        fail_msg("%s", why.text);
    return outcome;
}

static void every_mode_learns(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    for (int mode = PLAIN; mode < MODES; mode++)
        for (int i = 0; i < 2; i++) {
            plan.recipe.net = i ? &glance : &little;
            struct outcome o = trained(&plan, (enum mode)mode);

            assert_true(o.score.accuracy > 0.9);
            outcome_free(&o);
        }
    images_free(&data);
}

static struct score train_by_hand(const struct plan *plan,
                                  float *theta) {
    const struct dataset *images = &plan->data->train;
    struct plain *p = plain_open(&little, BATCH);
    float x[BATCH * SIDE * SIDE];
    uint8_t labels[BATCH];
    size_t order[IMAGES];

    network_init(&little, theta, plan->seed);
    for (size_t epoch = 0; epoch < plan->epochs; epoch++) {
        order_shuffle(order, IMAGES, plan->seed, epoch);
        for (size_t i = 0; i + BATCH <= IMAGES; i += BATCH) {
            dataset_batch(images, order + i, BATCH, x, labels);
            plain_step(p, theta, x, labels, 0.5f, 0);
        }
    }
    plain_close(p);
    return plain_score(&little, theta, &plan->data->test, 0);
}

static void a_training_is_a_loop_over_shuffled_images(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);
    float theta[16 * 12 + 12 + 12 * 10 + 10];
    struct outcome o;
    struct score score;

    (void)state;
    plan.epochs = 3;
    o = trained(&plan, PLAIN);
    score = train_by_hand(&plan, theta);
    assert_memory_equal(theta, o.theta, sizeof theta);
    assert_true(score.loss == o.score.loss);
    assert_true(score.accuracy == o.score.accuracy);
    outcome_free(&o);
    images_free(&data);
}

enum { WAYS = 3 }; /* a pixel back, not at all, a pixel on */

/* Images of batches, by how far down and to the right they were. */
static struct {
    const struct dataset *images;
    size_t moved[WAYS][WAYS], strange;
} met;

static bool is_moved(const float *from, const float *to, int down,
                     int right) {
    for (int i = 0; i < SIDE; i++)
        for (int j = 0; j < SIDE; j++) {
            int r = i - down, c = j - right;
            bool inside = r >= 0 && r < SIDE && c >= 0 && c < SIDE;

            if (to[i * SIDE + j] != (inside ? from[r * SIDE + c] : 0))
                return false;
        }
    return true;
}

static bool recognise(const float *image) {
    float from[SIDE * SIDE];
    uint8_t label;

    for (size_t k = 0; k < met.images->count; k++) {
        dataset_batch(met.images, &k, 1, from, &label);
        for (int way = 0; way < WAYS * WAYS; way++)
            if (is_moved(from, image, way / WAYS - 1, way % WAYS - 1)) {
                met.moved[way / WAYS][way % WAYS]++;
                return true;
            }
    }
    return false;
}

__typeof__(plain_step) __real_plain_step, __wrap_plain_step;

float __wrap_plain_step(struct plain *p, float *theta, const float *x,
                        const uint8_t *labels, float rate,
                        float momentum) {
    for (size_t k = 0; met.images && k < BATCH; k++)
        met.strange += !recognise(x + k * SIDE * SIDE);
    return __real_plain_step(p, theta, x, labels, rate, momentum);
}

static void images_are_moved_so_far_and_no_farther(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);
    struct outcome o;

    (void)state;
    plan.epochs = 1;
    plan.jitter = 1;
    met.images = &data.train;
    o = trained(&plan, PLAIN);
    met.images = NULL;
    assert_int_equal(met.strange, 0);
    for (int way = 0; way < WAYS * WAYS; way++)
        assert_true(met.moved[way / WAYS][way % WAYS] > 0);
    outcome_free(&o);
    images_free(&data);
}

static double farthest(const struct outcome *a,
                       const struct outcome *b) {
    double most = 0;

    for (size_t k = 0; k < network_parameters(&little); k++)
        most = fmax(most, fabs((double)(a->theta[k] - b->theta[k])));
    return most;
}

static void shares_end_where_fixed_point_does(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    plan.epochs = 4;
    struct outcome fixed = trained(&plan, FIXED);
    for (int way = 0; way < 2; way++) {
        plan.recipe.scale.how = way ? LOCAL : COIN;
        struct outcome secure = trained(&plan, SECURE);

        assert_true(farthest(&fixed, &secure) < 0.01);
        outcome_free(&secure);
    }
    plan.seed++; /* another start ends elsewhere */
    struct outcome elsewhere = trained(&plan, FIXED);
    assert_true(farthest(&fixed, &elsewhere) > 0.1);
    outcome_free(&fixed);
    outcome_free(&elsewhere);
    images_free(&data);
}

static void end_alike(struct plan *plan) {
    size_t n = network_parameters(plan->recipe.net);
    struct outcome fixed = trained(plan, FIXED);
    struct outcome secure = trained(plan, SECURE);

    assert_true(secure.iterations == plan->epochs * (IMAGES / BATCH));
    for (size_t k = 0; k < n; k++) {
        assert_true(fabsf(fixed.theta[k]) < 128);
        assert_true(fixed.theta[k] == secure.theta[k]);
    }
    outcome_free(&secure);
    outcome_free(&fixed);
}

static void exact_shares_end_at_the_very_same_weights(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    plan.recipe.scale.how = EXACT;
    plan.epochs = 4;
    for (int signs = DEALT; signs <= SECURE_NN; signs++) {
        plan.recipe.scale.sign.how = (enum comparison)signs;
        end_alike(&plan);
    }
    plan.recipe.scale.sign.how = DEALT;
    plan.recipe.net = &glance;
    plan.recipe.descent = falling;
    plan.jitter = 1;
    plan.epochs = 2;
    end_alike(&plan);
    images_free(&data);
}

static void use_few_bits(struct plan *plan, enum truncation how) {
    plan->recipe.shifts = &for_little;
    plan->recipe.scale = fewnet_scale(&for_little, how);
    plan->recipe.descent = (struct descent){.steady = 30, .halve = 8};
}

static void so_they_do_with_few_bits(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);
    struct outcome clear;

    (void)state;
    plan.epochs = 6;
    use_few_bits(&plan, EXACT);
    end_alike(&plan);
    clear = trained(&plan, PLAIN);
    assert_true(clear.score.accuracy > 0.9);
    for (size_t k = 0; k < network_parameters(&little); k++)
        assert_true(clear.theta[k] == rintf(clear.theta[k]));
    outcome_free(&clear);
    images_free(&data);
}

/* The curve has these points and no others. */
static void assert_points(FILE *csv, const size_t *want, size_t n) {
    size_t got;

    rewind(csv);
    for (size_t k = 0; k < n; k++) {
        assert_int_equal(fscanf(csv, "plain,%zu,%*s ", &got), 1);
        assert_int_equal(got, want[k]);
    }
    assert_int_equal(fgetc(csv), EOF);
}

static void a_plan_has_full_batches_only(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    plan.recipe.batch = 128;
    plan.recipe.descent.shift = 9;
    plan.epochs = 3;
    plan.every = 4;
    plan.csv = tmpfile();
    struct outcome o = trained(&plan, PLAIN);

    assert_int_equal(o.iterations, 6);
    assert_points(plan.csv, (const size_t[]){0, 4, 6}, 3);
    fclose(plan.csv);
    outcome_free(&o);
    images_free(&data);
}

static void check_counters(struct plan plan) {
    plan.epochs = 1;
    plan.every = 4; /* looks cost nothing */
    struct cost step = securenet_step_cost(plan.recipe);
    struct outcome o = trained(&plan, SECURE);
    struct cost all = outcome_cost(&o);

    assert_int_equal(o.iterations, IMAGES / BATCH);
    assert_int_equal(all.rounds, o.iterations * step.rounds);
    assert_int_equal(all.online, o.iterations * step.online);
    assert_int_equal(all.dealt, o.iterations * step.dealt);
    outcome_free(&o);
}

static void counters_are_steps_times_the_stated_cost(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    for (int way = 0; way < 6; way++) {
        plan.recipe.scale.how = (enum truncation)(way / 2);
        plan.recipe.scale.sign.how = (enum comparison)(way % 2);
        check_counters(plan);
    }
    images_free(&data);
}

struct counts {
    uint64_t heard[ROLES]; /* bytes that came to P2, by their sender */
};

static struct counts *counts;

static int share_counts(void **state) {
    (void)state;
    counts = mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE,
                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return counts == MAP_FAILED;
}

void __wrap_recv_from(struct party *me, int peer, void *in,
                      size_t bytes) {
    if (me->id == P2)
        counts->heard[peer] += bytes;
    __real_recv_from(me, peer, in, bytes);
}

__typeof__(swap_with) __real_swap_with, __wrap_swap_with;

void __wrap_swap_with(struct party *me, int peer, const void *out,
                      void *in, size_t bytes) {
    if (me->id == P2)
        counts->heard[peer] += bytes;
    __real_swap_with(me, peer, out, in, bytes);
}

void __wrap_swap_start(struct party *me, int peer, const void *out,
                       void *in, size_t bytes) {
    if (me->id == P2)
        counts->heard[peer] += bytes;
    __real_swap_start(me, peer, out, in, bytes);
}

static struct outcome heard_of_K(struct images *data,
                                 enum truncation how,
                                 enum comparison signs) {
    struct plan plan = plan_for(data);

    *counts = (struct counts){{0}};
    plan.recipe =
        (struct recipe){network_find("K"), 16,      scale_of(16, how),
                        {.shift = 6},      SOFTMAX, NULL};
    plan.recipe.scale.sign.how = signs;
    plan.epochs = 1;
    return trained(&plan, SECURE);
}

static void the_helper_hears_nothing_but_when(void **state) {
    struct images data = {bright(32, 28, 1), bright(10, 28, 2), "dots"};

    (void)state;
    for (int how = LOCAL; how <= COIN; how++) {
        struct outcome o =
            heard_of_K(&data, (enum truncation)how, DEALT);

        assert_int_equal(o.iterations, 2);
        assert_true(o.bytes[P2][P1] > 0);
        assert_int_equal(counts->heard[P0], 0);
        assert_int_equal(counts->heard[P1], 0);
        assert_int_equal(counts->heard[OWNER], 3 * 2 + 4);
        outcome_free(&o);
    }
    struct outcome o = heard_of_K(&data, COIN, SECURE_NN);

    assert_true(o.bytes[P0][P2] > 0 && o.bytes[P1][P2] > 0);
    assert_int_equal(counts->heard[P0], o.bytes[P0][P2]);
    assert_int_equal(counts->heard[P1], o.bytes[P1][P2]);
    outcome_free(&o);
    images_free(&data);
}

static int before_the_third_step(void) {
    static int asked;

    return asked++ % 3 == 2 ? SIGTERM : 0;
}

static struct outcome stopped(const struct plan *plan, enum mode mode) {
    struct outcome o;
    struct why why;

    assert_int_equal(train(plan, mode, &o, &why), -1);
    assert_string_equal(why.text,
                        "stopped after iteration 2 (Terminated)");
    assert_int_equal(o.stopped, SIGTERM);
    assert_int_equal(o.iterations, 2);
    return o;
}

static void a_stopped_training_leaves_its_last_model(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    plan.recipe.scale.how = EXACT;
    plan.stop = before_the_third_step;
    struct outcome plain = stopped(&plan, PLAIN);
    struct outcome fixed = stopped(&plan, FIXED);
    struct outcome secure = stopped(&plan, SECURE);

    assert_true(farthest(&plain, &fixed) < 0.01);
    assert_true(farthest(&secure, &fixed) == 0);
    outcome_free(&plain);
    outcome_free(&fixed);
    outcome_free(&secure);
    images_free(&data);
}

static void a_training_ends_with_the_reader_of_its_curve(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);
    struct outcome o;
    struct why why;
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    plan.csv = fdopen(ends[1], "w");
    assert_int_equal(train(&plan, SECURE, &o, &why), -1);
    assert_int_equal(o.stopped, SIGPIPE);
    assert_int_equal(o.iterations, 1);
    signal(SIGPIPE, SIG_DFL);
    fclose(plan.csv);
    outcome_free(&o);
    images_free(&data);
}

static void a_training_may_have_a_shadow(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    plan.recipe.scale.how = EXACT;
    plan.epochs = 1;
    plan.shadow = true;
    struct outcome o = trained(&plan, SECURE);

    assert_int_equal(o.shadow.compared,
                     o.iterations * (BATCH * (12 + 12 + 2 * CLASSES) +
                                     network_parameters(&little)));
    assert_int_equal(o.shadow.apart, 0);
    assert_int_equal(o.shadow.largest, 0);
    outcome_free(&o);
    images_free(&data);
}

static void assert_refused(const struct plan *plan,
                           const char *reason) {
    struct outcome outcome;
    struct why why;

    for (int mode = PLAIN; mode < MODES; mode++) {
        assert_int_equal(train(plan, (enum mode)mode, &outcome, &why),
                         -1);
        assert_non_null(strstr(why.text, reason));
        outcome_free(&outcome);
    }
}

static void a_batch_larger_than_the_data_is_refused(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    plan.limit = 20;
    assert_refused(&plan, "20 images do not fill a batch of 32");
    images_free(&data);
}

static void images_of_another_size_are_refused(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);

    (void)state;
    plan.recipe.net = network_find("K");
    assert_refused(&plan, "network K takes 784 pixels, not 16");
    images_free(&data);
}

/* What a training says is going wrong. */
static void warnings_of(struct plan *plan, enum mode mode, char *text,
                        size_t size) {
    FILE *f = tmpfile();

    plan->warnings = f;
    struct outcome o = trained(plan, mode);

    outcome_free(&o);
    rewind(f);
    text[fread(text, 1, size - 1, f)] = '\0';
    fclose(f);
}

static void failures_to_come_are_told_before(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);
    char text[1024];

    (void)state;
    plan.epochs = 1;
    plan.recipe.scale = scale_of(16, LOCAL);
    warnings_of(&plan, SECURE, text, sizeof text);
    assert_string_equal(text, "");
    for (int how = LOCAL; how <= COIN; how++) {
        plan.recipe.scale = scale_of(27, (enum truncation)how);
        warnings_of(&plan, SECURE, text, sizeof text);
        assert_int_equal(how == LOCAL,
                         strstr(text, "are expected to fail") != NULL);
    }
    images_free(&data);
}

static void a_training_that_diverges_is_noticed(void **state) {
    struct images data = dot_images();
    struct plan plan = plan_for(&data);
    char text[1024];

    (void)state;
    plan.every = 1;
    for (int mode = PLAIN; mode < MODES; mode++) {
        plan.recipe.descent.shift = 6;
        warnings_of(&plan, (enum mode)mode, text, sizeof text);
        assert_string_equal(text, "");
        plan.recipe.descent.shift = 0;
        warnings_of(&plan, (enum mode)mode, text, sizeof text);
        assert_non_null(strstr(text, "diverged by iteration "));
    }
    images_free(&data);
}

static void a_loss_that_is_no_number_has_diverged(void **state) {
    struct outcome o = {.score = {2.3, 0.1, 0}};

    (void)state;
    assert_false(outcome_diverged(&o));
    o.score.loss = 10.1;
    assert_true(outcome_diverged(&o));
    o.score.loss = NAN;
    assert_true(outcome_diverged(&o));
}

static char folder[] = P_tmpdir "/ppnn-train-XXXXXX";

static void write_idx(const char *name, const void *head, size_t n,
                      const uint8_t *data, size_t bytes) {
    FILE *f;

    assert_int_equal(chdir(folder), 0);
    f = fopen(name, "wb");
    fwrite(head, 1, n, f);
    fwrite(data, 1, bytes, f);
    fclose(f);
}

/* Images and labels, less than 65536 of them. */
static void write_dots(const char *images, const char *labels,
                       const struct dataset *d) {
    uint8_t high = (uint8_t)(d->count >> 8), low = (uint8_t)d->count;
    const uint8_t head[] = {0, 0, 8, 3,    0, 0, high, low,
                            0, 0, 0, SIDE, 0, 0, 0,    SIDE};
    const uint8_t short_head[] = {0, 0, 8, 1, 0, 0, high, low};

    write_idx(images, head, sizeof head, d->pixels,
              d->count * SIDE * SIDE);
    write_idx(labels, short_head, sizeof short_head, d->labels,
              d->count);
}

static void write_images(void) {
    struct dataset train = dots(IMAGES, 77), test = dots(100, 78);

    write_dots("train-images-idx3-ubyte", "train-labels-idx1-ubyte",
               &train);
    write_dots("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
               &test);
}

static void remove_images(void) {
    assert_int_equal(chdir(folder), 0);
    unlink("train-images-idx3-ubyte");
    unlink("train-labels-idx1-ubyte");
    unlink("t10k-images-idx3-ubyte");
    unlink("t10k-labels-idx1-ubyte");
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

static struct {
    const struct images *data;
    int parties, remember;
} seen;

/* Called by the owner. Look, and stop. */
static int look_into_the_parties(void) {
    ask_children(getpid(), seen.data->train.pixels + PIECE,
                 &seen.parties, &seen.remember);
    return SIGTERM;
}

static void who_remembers(struct images *data) {
    struct plan plan = plan_for(data);
    struct outcome o;
    struct why why;

    plan.stop = look_into_the_parties;
    seen.data = data;
    assert_int_equal(train(&plan, SECURE, &o, &why), -1);
    assert_string_equal(why.text,
                        "stopped after iteration 0 (Terminated)");
    outcome_free(&o);
}

static void no_party_inherits_an_image(void **state) {
    struct images data = {.source = ""};
    pid_t writer;

    (void)state;
    assert_non_null(mkdtemp(folder));
    writer = fork();
    if (writer == 0) {
        write_images();
        _exit(0);
    }
    waitpid(writer, NULL, 0);
    setenv("MNIST_DIR", folder, 1);
    who_remembers(&data);
    assert_int_equal(seen.parties, OWNER);
    assert_int_equal(seen.remember, 0);
    who_remembers(&data); /* now they were read before */
    assert_int_equal(seen.remember, OWNER);
    images_free(&data);
    remove_images();
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_mode_learns),
    cmocka_unit_test(a_training_is_a_loop_over_shuffled_images),
    cmocka_unit_test(images_are_moved_so_far_and_no_farther),
    cmocka_unit_test(shares_end_where_fixed_point_does),
    cmocka_unit_test(exact_shares_end_at_the_very_same_weights),
    cmocka_unit_test(so_they_do_with_few_bits),
    cmocka_unit_test(a_plan_has_full_batches_only),
    cmocka_unit_test(counters_are_steps_times_the_stated_cost),
    cmocka_unit_test(the_helper_hears_nothing_but_when),
    cmocka_unit_test(a_stopped_training_leaves_its_last_model),
    cmocka_unit_test(a_training_ends_with_the_reader_of_its_curve),
    cmocka_unit_test(a_training_may_have_a_shadow),
    cmocka_unit_test(a_batch_larger_than_the_data_is_refused),
    cmocka_unit_test(images_of_another_size_are_refused),
    cmocka_unit_test(failures_to_come_are_told_before),
    cmocka_unit_test(a_training_that_diverges_is_noticed),
    cmocka_unit_test(a_loss_that_is_no_number_has_diverged),
    cmocka_unit_test(no_party_inherits_an_image),
};

int main(void) {
    return cmocka_run_group_tests_name("train", tests, share_counts,
                                       NULL);
}
