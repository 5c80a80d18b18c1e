/* Tangled from chapters/69-lying.md; edit that file. */
#include <stdbool.h>

#include "share.h"

bool ex_audit(zp alpha, zp y, zp m);

/* May y be believed, given its companion m? */
bool ex_audit(zp alpha, zp y, zp m) {
    (void)alpha, (void)y, (void)m; /* your turn */
    return true;
}
