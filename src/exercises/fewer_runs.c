/* Tangled from chapters/19-lanes.md; edit that file. */
#include <stdbool.h>
#include <stddef.h>

bool ex_is_altered(size_t lane, size_t run);

/* Does this run, 0 .. 8, alter this lane, 0 .. 79? */
bool ex_is_altered(size_t lane, size_t run) {
    return lane >> run & 1; /* yours */
}
