/* Tangled from chapters/57-program.md; edit that file. */
#include <stdbool.h>

/* From now on this signal, too, is a wish. */
void ex_listen(int which) {
    (void)which; /* yours */
}

bool ex_wished(int which) {
    (void)which;
    return false; /* yours */
}
