# Tangled from chapters/65-unproved.md; edit that file.
# file: beaver.c
# mistake: the owner masks all batches of a size alike
# caught by: test_beaver prove_owner
/^void tell_mask/i\
static void draw_kept(struct party *me, enum group g, ring *out,\
                      size_t n) {\
    static ring kept[OWNER][4096];\
    static size_t held[OWNER];\
    ring *mine = kept[me->id];\
    if (held[me->id] != n)\
        draw_mask(me, g, mine, n);\
    held[me->id] = n;\
    memcpy(out, mine, n * sizeof *out);\
}
/^void tell_mask/,/^}/s/draw_mask(/draw_kept(/
s/#include "beaver.h"/&\
#include <string.h>/
