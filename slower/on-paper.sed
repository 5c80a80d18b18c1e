# Tangled from chapters/48-time.md; edit that file.
# file: matrix.c
# change: products row by column
/for (; k + DEEP <= n/,/^    for (; k < n/{
/^    for (; k < n/!d
}
/^    for (; k < n; k++)/,/add_row(/{
/^    for (; k < n; k++)/d
/for (size_t i = 0/c\
    for (size_t i = 0; i < m; i++)\
        for (size_t j = 0; j < v; j++)\
            for (k = 0; k < n; k++)
s/add_row(\(.*\), y + k \* v, z + i \* v, v);/        z[i * v + j] += \1 * y[k * v + j];/
}
