# Tangled from chapters/35-time.md; edit that file.
# file: maxpool.c
# change: maxima one game after another
s/half = f->size \/ 2/half = 1/
s/games = f->groups \* (f->size \/ 2)/games = f->groups/
s/f->size -= f->size \/ 2/f->size -= 1/
/^static void close_ranks/,/^}/{
/ring last = /d
s/if (next > half)/memmove(player + g * next + 1,/
s/player\[g \* next + half\] = last;/player + g * f->size + 2,\
                (f->size - 2) * sizeof *player);/
}
