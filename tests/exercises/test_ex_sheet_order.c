/* Tangled from chapters/60-sheets.md; edit that file. */
#include <stdlib.h>

#include "check.h"
#include "sheet.h"

void ex_order(const struct sheet *a, const struct sheet *b,
              size_t *place);

enum { MANY = 100000 };

/* A sheet of keys alone: numbers in words. */
static struct sheet keys(struct column *column, size_t rows) {
    *column = (struct column){.name = (char[]){"k"}, .kind = KEY};
    column->word = calloc(rows, sizeof *column->word);
    assert_non_null(column->word);
    return (struct sheet){
        .path = "s", .rows = rows, .columns = 1, .column = column};
}

static void everybody_is_found(void **state) {
    struct column ca, cb;
    struct sheet a = keys(&ca, MANY), b = keys(&cb, MANY - 1);
    char(*text)[8] = calloc(MANY, sizeof *text);
    size_t *place = calloc(MANY, sizeof *place);

    (void)state;
    assert_true(text && place);
    for (size_t i = 0; i < MANY; i++) {
        snprintf(text[i], sizeof *text, "%zu", i);
        ca.word[i] = text[i];
    }
    for (size_t i = 0; i < MANY - 1; i++) /* 0 is not in it */
        cb.word[i] = text[MANY - 1 - i];
    ex_order(&a, &b, place);
    assert_true(place[0] == SIZE_MAX);
    for (size_t i = 1; i < MANY; i++)
        assert_number(MANY - 1 - i, place[i], "the place of %zu", i);
    free(place);
    free(text);
    free(ca.word);
    free(cb.word);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(everybody_is_found),
};

RUN("exercise: another order", tests)
