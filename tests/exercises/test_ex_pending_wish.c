/* Tangled from chapters/57-program.md; edit that file. */
#include "check.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

void ex_listen(int which);
bool ex_wished(int which);

enum { INTERRUPTED = 1, TERMINATED = 2 };

/* What is wished in a process that listens to both, and gets them so
   many times. */
static int wishes_after(int interrupts, int terminates) {
    int status;
    pid_t child = fork();

    if (child == 0) {
        signal(SIGINT, SIG_DFL);
        signal(SIGTERM, SIG_DFL);
        ex_listen(SIGINT);
        ex_listen(SIGTERM);
        for (int i = 0; i < interrupts; i++)
            raise(SIGINT);
        for (int i = 0; i < terminates; i++)
            raise(SIGTERM);
        _exit((ex_wished(SIGINT) ? INTERRUPTED : 0) |
              (ex_wished(SIGTERM) ? TERMINATED : 0));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status))
        fail_msg("signal %d ended the process", WTERMSIG(status));
    return WEXITSTATUS(status);
}

static void no_signal_is_no_wish(void **state) {
    (void)state;
    assert_number(0, wishes_after(0, 0), "wishes without a signal");
}

static void a_wish_is_known_by_its_signal(void **state) {
    (void)state;
    assert_number(INTERRUPTED, wishes_after(1, 0), "after SIGINT");
    assert_number(TERMINATED, wishes_after(0, 1), "after SIGTERM");
    assert_number(INTERRUPTED | TERMINATED, wishes_after(2, 2),
                  "after both, twice");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_signal_is_no_wish),
    cmocka_unit_test(a_wish_is_known_by_its_signal),
};

RUN("pending_wish", tests)
