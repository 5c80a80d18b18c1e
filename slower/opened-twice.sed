# Tangled from chapters/48-time.md; edit that file.
# file: layer.c
# change: errors opened for each product
/^static void learn/,/^}/s/open_multiply(\(.*\)/if (both)\
        open_multiply(\1 product, 1);\
    first = 1;\
    &/
