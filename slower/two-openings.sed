# Tangled from chapters/48-time.md; edit that file.
# file: beaver.c
# change: two openings for each product
/open_shares(me, MOD_L, open, open, n);/c\
    for (size_t i = 0; i < count; i++)\
        open_shares(me, MOD_L, matrix[i]->open, matrix[i]->open,\
                    size_of(matrix[i]));
s/o = open_start(me, MOD_L, open, open, n);/\
    for (size_t i = 0; i < count; i++)\
        open_shares(me, MOD_L, matrix[i]->open, matrix[i]->open,\
                    size_of(matrix[i]));\
    o = open_start(me, MOD_L, open, open, 0);/
