# Tangled from chapters/48-time.md; edit that file.
# file: party.c
# change: memory given back after each use
/^void arena_release/,/^}/s/me->arena.used = mark;/size_t page = 4096;\
    size_t from = (mark + page - 1) \/ page * page;\
    if (me->arena.used > from)\
        madvise(me->arena.base + from, me->arena.used - from,\
                MADV_DONTNEED);\
    me->arena.used = mark;/
