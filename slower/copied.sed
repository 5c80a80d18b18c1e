# Tangled from chapters/48-time.md; edit that file.
# file: linear.c
# change: a turned factor copied
s/^    return rows + a->fan \* a->filters;/\
    return rows + a->fan * a->filters + tile_rows(a) * a->fan;/
/^static void add_gradient/,/^}/{
s/^    for .*/    size_t n = tile_rows(a) * a->fan;\
    ring *copy = room + linear_room(a) - n;\
\
& {/
s/matrix_turned_mul_add(\(.*\)), delta/\
        matrix_transpose(\1), copy, tile_rows(a), a->fan);\
        matrix_mul_add(copy, delta/
s/a->filters);/&\
    }/
}
