# Tangled from chapters/38-time.md; edit that file.
# file: beaver.c
# change: a turned factor copied
/^void multiply_turned/,/^}/s/multiply_either(me, x, y, z, true);/\
    size_t mark = arena_mark(me);\
    struct masked copy = masked_turned(me, x);\
    multiply_masked(me, \&copy, y, z);\
    arena_release(me, mark);/
