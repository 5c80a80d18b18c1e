/* Tangled from chapters/57-program.md; edit that file. */
#include "check.h"
#include "surroundings.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RIGHT = 7 };

/* In a process that lacks some of the files 0 to 2 and is deaf. */
static int settled(int lacks) {
    sigset_t all;
    int ends[2], right = 1;
    char byte = 0;

    for (int fd = 0; fd <= STDERR_FILENO; fd++)
        if (lacks >> fd & 1)
            close(fd);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    surroundings_settle();
    right &= pipe(ends) == 0 && ends[0] > STDERR_FILENO;
    if (lacks & 1)
        right &= read(STDIN_FILENO, &byte, 1) < 0;
    if (lacks & 2)
        right &= write(STDOUT_FILENO, &byte, 1) < 0;
    sigprocmask(SIG_BLOCK, NULL, &all);
    right &= !sigismember(&all, SIGINT) && !sigismember(&all, SIGCHLD);
    return right ? RIGHT : 0;
}

static void no_link_becomes_the_standard_output(void **state) {
    int status;

    (void)state;
    for (int lacks = 0; lacks < 8; lacks++) {
        pid_t child = fork();

        if (child == 0)
            _exit(settled(lacks));
        waitpid(child, &status, 0);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), RIGHT);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_link_becomes_the_standard_output),
};

RUN("surroundings", tests)
