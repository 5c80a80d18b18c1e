/* Tangled from chapters/57-program.md; edit that file. */
#include "other_ring.h"

#include "ring.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct place {
    char path[4096];
};

static struct place this_program(void) {
    struct place p = {""};
    ssize_t n = readlink("/proc/self/exe", p.path, sizeof p.path - 16);

    p.path[n < 0 ? 0 : n] = '\0';
    return p;
}

/* ppnn, or ppnn-32, in the folder that this program is in. */
static struct place program_of(int bits) {
    struct place p = this_program();
    char *slash = strrchr(p.path, '/');

    if (slash)
        snprintf(slash + 1, 16, bits == 64 ? "ppnn" : "ppnn-%d", bits);
    return p;
}

bool ring_is_there(int bits) {
    return bits == ELL || access(program_of(bits).path, X_OK) == 0;
}

int ring_become(int bits, int argc, char **argv, struct why *why) {
    struct place p = program_of(bits);
    char **words;

    if (bits == ELL)
        return 0;
    if (strcmp(p.path, this_program().path) == 0)
        return because(why, "%s: its ring has %d bits, expected %d",
                       p.path, ELL, bits);
    words = calloc((size_t)argc + 2, sizeof *words);
    if (!words)
        return because(why, "no memory for %d words", argc);
    words[0] = p.path;
    words[1] = strchr(argv[0], ' ') + 1;
    memcpy(words + 2, argv + 1, (size_t)(argc - 1) * sizeof *words);
    execv(p.path, words);
    free(words);
    return because(why,
                   "%s, the program of a ring of %d bits: %s; it is "
                   "made by: make narrow",
                   p.path, bits, strerror(errno));
}
