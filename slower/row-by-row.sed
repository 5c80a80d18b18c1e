# Tangled from chapters/48-time.md; edit that file.
# file: matrix.c
# change: one row of a product at a time
/for (; k + DEEP <= n/,/^    for (; k < n/{
/^    for (; k < n/!d
}
