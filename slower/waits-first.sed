# Tangled from chapters/48-time.md; edit that file.
# file: beaver.c
# change: nothing computed while a factor travels
s/return x_late != is_among(t->y, matrix, count);/return false;/
