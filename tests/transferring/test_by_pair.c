/* Tangled from chapters/56-two-parties.md; edit that file. */
/* Wants libsodium. */
#include "by_pair.h"
#include "check.h"
#include "deal.h"
#include "fewnet.h"
#include "model.h"
#include "pair_product.h"
#include "predict.h"
#include "rehearsal.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void the_example_adds_up(void **state) {
    struct linear a = linear_dense(1, 49, 32);
    uint64_t helper = supply_cost(32).dealt;
    uint64_t pair = pair_linear_bytes(&a, FORWARD);

    (void)state;
    assert_int_equal(helper, 256);
    assert_int_equal(pair, 893440);
    assert_int_equal(2 * (64 * 64 * 8 + 49 * 33 * 32 * 8), 893440);
    assert_int_equal(pair / helper, 3490);
    assert_int_equal((pair + 784) / 1568, 570);
    assert_int_equal(pair_begin_cost().online, 12352);
    assert_int_equal(128 * (2 * 49 * 32 + 3 * 32 * 10), 524288);
    assert_int_equal(128 * (2 * 196 * 64 + 3 * 64 * 10), 3457024);
    assert_int_equal(
        128 * (2 * 784 * 128 + 3 * 128 * 128 + 3 * 128 * 10), 32473088);
}

enum { BATCH = 4, IN = 3, STEPS = 2, THETA = 3 * 2 + 2 + 2 * 10 + 10 };

static const struct network little = {"little",
                                      3,
                                      {{DENSE, IN, 2, WHOLE},
                                       {RELU, 2, 2, WHOLE},
                                       {DENSE, 2, CLASSES, WHOLE}}};

static struct recipe recipe_of(enum truncation how) {
    return (struct recipe){&little,      BATCH,   scale_of(16, how),
                           {.shift = 5}, SOFTMAX, NULL};
}

static const struct shifts few = {.recipe = "ternary",
                                  .net = "little",
                                  .pixel = 4,
                                  .latent = 11,
                                  .ternary = true,
                                  .down = {[1] = 1, [2] = 1},
                                  .back = {[1] = 1},
                                  .up = {[0] = 2, [2] = 2},
                                  .goal = 153,
                                  .most = 127,
                                  .width = 16};

static struct recipe ternary_recipe(void) {
    return (struct recipe){&little, BATCH, fewnet_scale(&few, EXACT),
                           {0},     ASM,   &few};
}

static void must(int failed, const struct why *why) {
    if (failed)
        fail_msg("%s", why->text);
}

/* What P0 and P1 know at the end. */
struct lesson {
    struct recipe recipe;
    ring theta[2][THETA], mask[2];
    struct making making[2];
    uint64_t sent[2];
};

/* Bits of a pixel, and of what stands for a label. */
static int image_bits(const struct recipe *r) {
    return r->shifts ? r->shifts->pixel : 16;
}

static int label_bits(const struct recipe *r) {
    return r->shifts ? 1 : 14;
}

/* The same secrets in every run, of so many bits; P0's shares. */
static void make_up(ring *out, size_t n, int bits) {
    struct splitmix random = {n};

    for (size_t k = 0; k < n; k++)
        out[k] = splitmix_below(&random, (uint64_t)1 << bits);
}

static void share_out(struct party *me, ring *out, size_t n, int bits) {
    if (me->id == P0)
        make_up(out, n, bits);
    else if (me->id == P1)
        memset(out, 0, n * sizeof *out);
}

/* In place of the owner: open shares, less their mask. */
static void open_images(struct party *me, struct masked *x) {
    size_t n = BATCH * IN;
    ring *mask = take_ring(me, n);

    memcpy(mask, x->open, n * sizeof *mask);
    if (holds_shares(me))
        group_sub(MOD_L, x->x, x->open, x->open, n);
    open_shares(me, MOD_L, x->open, x->open, n);
    if (me->id == P0)
        group_add(MOD_L, mask, x->open, mask, n);
    if (holds_shares(me))
        x->x = mask;
}

static void learn(struct party *me, void *arg) {
    struct lesson *l = arg;
    struct securenet s;
    ring *x, *onehot, *mask[2];

    if (me->id == OWNER)
        return;
    s = securenet_open(me, l->recipe);
    x = take_ring(me, BATCH * IN);
    onehot = take_ring(me, BATCH * CLASSES);
    mask[0] = take_ring(me, BATCH * IN);
    mask[1] = take_ring(me, BATCH * IN);
    share_out(me, s.theta, THETA, 12);
    share_out(me, x, BATCH * IN, image_bits(&l->recipe));
    share_out(me, onehot, BATCH * CLASSES, label_bits(&l->recipe));
    draw_mask(me, MOD_L, mask[0], BATCH * IN);
    if (holds_shares(me))
        l->mask[me->id] = mask[0][0];
    for (int i = 0; i < STEPS; i++) {
        struct masked images = {x, mask[i % 2], BATCH, IN};

        open_images(me, &images);
        draw_mask(me, MOD_L, mask[(i + 1) % 2], BATCH * IN);
        recipe_step(me, &s, images, onehot);
    }
    if (!holds_shares(me))
        return;
    memcpy(l->theta[me->id], s.theta, sizeof l->theta[0]);
    l->making[me->id] = making_of(me);
    l->sent[me->id] = party_bytes(me);
}

static struct lesson learn_by(struct cast cast, struct recipe r) {
    struct lesson l = {.recipe = r};
    struct why why;

    must(cast_threads(&cast, learn, &l, &why), &why);
    return l;
}

static struct lesson learn_with(struct cast cast, enum truncation how) {
    return learn_by(cast, recipe_of(how));
}

static void learn_in_the_clear(const struct recipe *r, ring *theta) {
    ring x[BATCH * IN], onehot[BATCH * CLASSES];
    struct twin clear;
    struct why why;

    must(twin_open(&clear, r, NEAREST, 0, &why), &why);
    make_up(theta, THETA, 12);
    make_up(x, BATCH * IN, image_bits(r));
    make_up(onehot, BATCH * CLASSES, label_bits(r));
    for (int i = 0; i < STEPS; i++)
        twin_step(&clear, theta, x, onehot);
    twin_close(&clear);
}

static void expect_weights(const struct lesson *l, const ring *want) {
    ring got[THETA];

    for (int k = 0; k < THETA; k++)
        got[k] = l->theta[P0][k] + l->theta[P1][k];
    assert_ring_equal(want, got, THETA);
}

static struct tapes pairs_tapes(struct recipe *r, party_body *maker) {
    struct tapes t = tapes_of(r, "tapes", STEPS);

    t.maker = maker;
    return t;
}

static void deal_tapes(struct recipe *r) {
    struct rehearsal rehearsal = {.recipe = *r, .steps = STEPS};
    struct tapes t = pairs_tapes(r, pair_writes);
    struct why why;

    must(tapes_deal(&t, rehearse, &rehearsal, &why), &why);
}

static void whoever_deals_the_weights_are_the_same(void **state) {
    struct recipe r = recipe_of(EXACT);
    struct tapes t = pairs_tapes(&r, pair_reads);
    struct lesson helper, pair, tape;
    ring clear[THETA];

    (void)state;
    learn_in_the_clear(&r, clear);
    deal_tapes(&r);
    helper = learn_with((struct cast){EVERYBODY, NULL, NULL}, EXACT);
    pair = learn_with(pair_cast(), EXACT);
    tape = learn_with(tapes_cast(&t), EXACT);
    expect_weights(&helper, clear);
    expect_weights(&pair, clear);
    expect_weights(&tape, clear);
    assert_int_equal(pair.making[P0].rounds > 0, 1);
    assert_int_equal(tape.making[P0].bytes, 0);
    assert_int_equal(tape.sent[P0], helper.sent[P0]);
}

static void ternary_weights_are_those_of_the_clear(void **state) {
    struct recipe r = ternary_recipe();
    struct lesson helper, pair;
    ring clear[THETA];

    (void)state;
    learn_in_the_clear(&r, clear);
    helper = learn_by((struct cast){EVERYBODY, NULL, NULL}, r);
    pair = learn_by(pair_cast(), r);
    expect_weights(&helper, clear);
    expect_weights(&pair, clear);
}

static void a_step_sends_what_was_foretold(void **state) {
    struct recipe r = recipe_of(COIN);
    struct lesson l = learn_with(pair_cast(), COIN);
    uint64_t made = l.making[P0].bytes + l.making[P1].bytes;
    struct cost images = mask_open_cost(BATCH * IN);
    struct cost step = securenet_step_cost(r);
    uint64_t bytes;
    struct why why;

    (void)state;
    must(pair_step_bytes(&r, &bytes, &why), &why);
    assert_number(STEPS * bytes, made, "bytes made");
    assert_number(STEPS * (step.online + images.online),
                  l.sent[P0] + l.sent[P1] - made, "bytes online");
}

static void each_draws_by_itself(void **state) {
    struct lesson l = learn_with(pair_cast(), LOCAL);

    (void)state;
    assert_true(l.mask[P0] != l.mask[P1]);
}

static void expect_refused(const struct tapes *t, const char *says) {
    struct lesson l = {.recipe = recipe_of(LOCAL)};
    struct cast cast = tapes_cast(t);
    struct why why = {""};

    assert_int_equal(cast_threads(&cast, learn, &l, &why), -1);
    if (!strstr(why.text, says))
        fail_msg("'%s' does not say '%s'", why.text, says);
}

static void a_tape_of_two_serves_once(void **state) {
    struct recipe r = recipe_of(LOCAL);
    struct tapes t = pairs_tapes(&r, NULL);

    (void)state;
    deal_tapes(&r);
    expect_refused(&t, "made by two, expected one of P2's");
    t.maker = pair_reads;
    learn_with(tapes_cast(&t), LOCAL);
    expect_refused(&t, "played already");
}

static void expect_impossible(struct recipe r, const char *says) {
    struct why why = {""};

    assert_int_equal(pair_can(&r, &why), -1);
    if (!strstr(why.text, says))
        fail_msg("'%s' does not say '%s'", why.text, says);
}

static void what_it_cannot_make_is_refused_by_name(void **state) {
    struct recipe r = recipe_of(COIN);
    struct why why;

    (void)state;
    must(pair_can(&r, &why), &why);
    r.net = network_find("C");
    expect_impossible(r, "network C: layer 1 is a convolution");
    r = recipe_of(LOCAL);
    r.scale.sign.how = SECURE_NN;
    expect_impossible(r, "secure-nn");
}

static void a_model_with_windows_is_not_asked(void **state) {
    const struct network *net = network_find("C");
    float *theta = calloc(network_parameters(net), sizeof *theta);
    uint8_t pixels[784] = {0}, labels[1] = {0}, class;
    struct images data = {.source = "black",
                          .test = {.count = 1, .rows = 28, .cols = 28}};
    struct cast cast = pair_cast();
    struct question q = {.model = "model",
                         .mode = SECURE,
                         .count = 1,
                         .scale = scale_of(16, COIN),
                         .data = &data,
                         .cast = &cast,
                         .alone = pair_can};
    FILE *f = fopen("model", "wb");
    struct why why;

    (void)state;
    data.test.pixels = pixels;
    data.test.labels = labels;
    model_write(f, net, NULL, theta);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(predict(&q, &class, &why), -1);
    assert_non_null(strstr(why.text, "layer 1 is a convolution"));
    unlink("model");
    free(theta);
}

static void reads_out_of_step(struct party *me, void *arg) {
    ring drawn;

    pair_reads(me, arg);
    if (me->id == P0)
        draw_ring(me->with[P2][DEAL], &drawn, 1);
}

static void a_tape_out_of_step_is_noise(void **state) {
    struct recipe r = recipe_of(EXACT);
    struct tapes t = pairs_tapes(&r, reads_out_of_step);
    struct lesson l;
    ring clear[THETA];
    int same = 0;

    (void)state;
    learn_in_the_clear(&r, clear);
    deal_tapes(&r);
    l = learn_with(tapes_cast(&t), EXACT);
    for (int k = 0; k < THETA; k++)
        same += l.theta[P0][k] + l.theta[P1][k] == clear[k];
    assert_int_equal(same, 0);
}

static char folder[] = P_tmpdir "/ppnn-pair-XXXXXX";

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return chdir("/") || rmdir(folder);
}

static int forget_tapes(void **state) {
    static const char *const name[] = {
        "tapes/p0/tape", "tapes/p0/played", "tapes/p0",
        "tapes/p1/tape", "tapes/p1/played", "tapes/p1",
        "tapes"};

    (void)state;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        remove(name[i]);
    return 0;
}

#define CLEANED(test) cmocka_unit_test_teardown(test, forget_tapes)

static const struct CMUnitTest tests[] = {
    CLEANED(the_example_adds_up),
    CLEANED(whoever_deals_the_weights_are_the_same),
    CLEANED(ternary_weights_are_those_of_the_clear),
    CLEANED(a_step_sends_what_was_foretold),
    CLEANED(each_draws_by_itself),
    CLEANED(a_tape_of_two_serves_once),
    CLEANED(what_it_cannot_make_is_refused_by_name),
    CLEANED(a_model_with_windows_is_not_asked),
    CLEANED(a_tape_out_of_step_is_noise),
};

int main(void) {
    return cmocka_run_group_tests_name("two parties", tests,
                                       make_folder, remove_folder);
}
