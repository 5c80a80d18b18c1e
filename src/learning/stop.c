/* Tangled from chapters/57-program.md; edit that file. */
#include "stop.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int wishes[] = {SIGINT, SIGTERM, SIGHUP};

enum { WISHES = sizeof wishes / sizeof *wishes };

static void hear_wish(int signal) {
    static const char text[] =
        "\nppnn: stopping after this step; once more ends at once\n";
    int before = errno;

    (void)signal;
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        errno = before; /* nobody listens; the wish is known */
    errno = before;
}

static int is_default(int signal) {
    struct sigaction now;

    return sigaction(signal, NULL, &now) == 0 &&
           now.sa_handler == SIG_DFL;
}

void stop_politely(void) {
    struct sigaction once = {.sa_handler = hear_wish,
                             .sa_flags =
                                 (int)(SA_RESETHAND | SA_RESTART)};

    for (int i = 0; i < WISHES; i++)
        if (is_default(wishes[i]))
            sigaction(wishes[i], &once, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

int stop_wanted(void) {
    for (int i = 0; i < WISHES; i++)
        if (is_default(wishes[i]))
            return wishes[i];
    return 0;
}
