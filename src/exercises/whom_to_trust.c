/* Tangled from chapters/56-two-parties.md; edit that file. */
#include <stdbool.h>

bool ex_are_safe(bool pair, bool tapes, bool p0, bool p1, bool p2,
                 bool thief);

/* Are the data safe, with these who work together? */
bool ex_are_safe(bool pair, bool tapes, bool p0, bool p1, bool p2,
                 bool thief) {
    (void)pair, (void)tapes; /* your turn */
    (void)p0, (void)p1, (void)p2, (void)thief;
    return false;
}
