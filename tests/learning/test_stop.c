/* Tangled from chapters/57-program.md; edit that file. */
#include "check.h"
#include "stop.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { IGNORED = 100, WISH = 101, CALM = 102 };

/* A process that sends itself a signal, once or twice. */
static int after(int which, int times, int ignored) {
    int status;
    pid_t child = fork();

    if (child == 0) {
        close(STDERR_FILENO);
        if (ignored)
            signal(which, SIG_IGN);
        stop_politely();
        if (stop_wanted())
            _exit(CALM);
        for (int i = 0; i < times; i++)
            raise(which);
        _exit(stop_wanted() == which ? WISH : CALM);
    }
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

static void the_first_is_a_wish_and_the_second_an_order(void **state) {
    static const int wishes[] = {SIGINT, SIGTERM, SIGHUP};

    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(after(wishes[i], 1, 0), WISH);
        assert_int_equal(after(wishes[i], 2, 0), wishes[i]);
        assert_int_equal(after(wishes[i], 2, 1), CALM);
    }
}

static void errors_of_writing_are_no_orders(void **state) {
    (void)state;
    assert_int_equal(after(SIGPIPE, 2, 0), CALM);
    assert_int_equal(after(SIGXFSZ, 2, 0), CALM);
    assert_int_equal(after(SIGQUIT, 1, 0), SIGQUIT);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_first_is_a_wish_and_the_second_an_order),
    cmocka_unit_test(errors_of_writing_are_no_orders),
};

RUN("stopping", tests)
