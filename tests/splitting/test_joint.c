/* Tangled from chapters/63-split-program.md; edit that file. */
#include "joint.h"
#include "small_key.h"
#include "three.h"

#include <math.h>

/* Wants GMP. */

enum { ROWS = 200, COLUMNS = 4, LEARNS = 160, EPOCHS = 40 };

static const struct network net = {
    .name = "four to two",
    .depth = 3,
    .layer = {{.kind = DENSE, .in = COLUMNS, .out = 8},
              {.kind = RELU, .in = 8, .out = 8},
              {.kind = DENSE, .in = 8, .out = 2}}};

struct table {
    float x[ROWS * COLUMNS];
    uint8_t labels[ROWS];
    size_t rows[ROWS];
};

static struct joint joint_of(struct table *t, enum first first) {
    struct splitmix random = {5};
    struct known k = {.x = t->x,
                      .labels = t->labels,
                      .count = ROWS,
                      .inputs = COLUMNS,
                      .classes = 2,
                      .columns = 2};

    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        t->x[i] = (float)splitmix_below(&random, 65536) / 32768 - 1;
    for (size_t i = 0; i < ROWS; i++) {
        t->labels[i] = t->x[i * COLUMNS] + t->x[i * COLUMNS + 3] > 0;
        t->rows[i] = i;
    }
    return (struct joint){.learn = k,
                          .ask = k,
                          .from_learn = t->rows,
                          .from_ask = t->rows + LEARNS,
                          .learns = LEARNS,
                          .asks = ROWS - LEARNS,
                          .epochs = EPOCHS,
                          .cut = {.net = &net,
                                  .columns = 2,
                                  .batch = 16,
                                  .rate = 0.5F,
                                  .first = first,
                                  .scale = scale_of(16, EXACT),
                                  .seed = 4}};
}

static struct joint_outcome outcome_of(const struct joint *j) {
    struct joint_outcome o;
    struct why why;

    if (joint_train(j, &o, &why))
        fail_msg("%s", why.text);
    return o;
}

static void two_houses_learn_what_neither_could_alone(void **state) {
    struct table t;

    (void)state;
    for (int first = SUM; first <= HARDENED; first++) {
        struct joint j = joint_of(&t, (enum first)first);
        struct joint_outcome o = outcome_of(&j);

        assert_true(o.accuracy > 0.9);
        assert_true(o.auc > 0.97);
        assert_near(o.accuracy * 40, rint(o.accuracy * 40), 1e-9);
        assert_int_equal(o.steps, EPOCHS * 10);
        assert_cost(cost_times(split_step_cost(&j.cut), o.steps),
                    o.cost);
    }
}

/* With the opposite label on each row that is asked. */
static void what_is_asked_was_not_learned(void **state) {
    struct table t;
    struct joint j = joint_of(&t, SUM);
    struct joint_outcome o;
    uint8_t opposite[ROWS];

    (void)state;
    for (size_t i = 0; i < ROWS; i++)
        opposite[i] = i < LEARNS ? t.labels[i] : !t.labels[i];
    j.ask.labels = opposite;
    o = outcome_of(&j);
    assert_true(o.accuracy < 0.1);
    assert_true(o.auc < 0.03);
}

/* At a rate of zero, an epoch's loss depends on its rows alone: here 16
   of 24. */
static void each_epoch_has_an_order_of_its_own(void **state) {
    struct table t;
    struct joint j = joint_of(&t, SUM);
    double first;

    (void)state;
    j.cut.rate = 0;
    j.learns = 24;
    j.epochs = 1;
    first = outcome_of(&j).loss;
    assert_true(outcome_of(&j).loss == first);
    j.epochs = 2;
    assert_true(outcome_of(&j).loss != first);
}

static void by_encryption_the_training_is_the_same(void **state) {
    struct table t;
    struct joint j = joint_of(&t, SUM);
    struct joint_outcome want, got;

    (void)state;
    j.epochs = 2;
    want = outcome_of(&j);
    j.key = key_from(SMALL_P, SMALL_Q);
    got = outcome_of(&j);
    assert_memory_equal(&want.loss, &got.loss, sizeof want.loss);
    assert_memory_equal(&want.auc, &got.auc, sizeof want.auc);
    assert_cost(cost_times(he_step_cost(&j.cut, 256), got.steps),
                got.cost);
    paillier_close(j.key);
}

static int stop_at_once(void) {
    return 2;
}

static void a_wish_to_stop_is_heard_after_an_epoch(void **state) {
    struct table t;
    struct joint j = joint_of(&t, SUM);
    struct joint_outcome o;

    (void)state;
    j.stop = stop_at_once;
    o = outcome_of(&j);
    assert_int_equal(o.stopped, 2);
    assert_int_equal(o.epochs, 1);
}

static void too_few_rows_are_refused(void **state) {
    struct table t;
    struct joint j = joint_of(&t, SUM);
    struct joint_outcome o;
    struct why why;

    (void)state;
    j.learns = 15;
    assert_int_equal(joint_train(&j, &o, &why), -1);
    assert_non_null(strstr(why.text, "15 rows to learn from"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_houses_learn_what_neither_could_alone),
    cmocka_unit_test(what_is_asked_was_not_learned),
    cmocka_unit_test(each_epoch_has_an_order_of_its_own),
    cmocka_unit_test(by_encryption_the_training_is_the_same),
    cmocka_unit_test(a_wish_to_stop_is_heard_after_an_epoch),
    cmocka_unit_test(too_few_rows_are_refused),
};

RUN("a joint training", tests)
