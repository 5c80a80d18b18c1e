/* A test program of two claims that does in the second what it is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int told(const char *what) {
    return strcmp(getenv("DO"), what) == 0;
}

static void one_is_one(void **state) {
    (void)state;
    assert_int_equal(1, 1);
}

static void two_is_two(void **state) {
    volatile unsigned turns = 1;
    (void)state;
    if (told("speak"))
        printf("not ok 1 - forged\n1..9\nok 7 - forged\n\r\033[2Jno line");
    while (told("chatter") && turns++ < 1000000)
        puts("a line of a program that prints and prints");
    while (told("compute"))
        turns++;
    while (told("hang") || (told("leave a child") && fork() == 0))
        pause();
    if (told("end"))
        exit(0);
    if (told("be killed"))
        abort();
    if (told("skip"))
        skip();
    assert_int_equal(told("fail") || told("deny"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_is_one),
        cmocka_unit_test(two_is_two),
    };
    int failed;
    if (told("run none"))
        return 0;
    failed = cmocka_run_group_tests_name("verdicts", tests, NULL, NULL);
    return told("end badly") ? 7 : told("deny") ? 0 : failed;
}
