# Tangled from chapters/35-time.md; edit that file.
# file: matrix.c
# change: products row by column
/^void matrix_mul_add/,/^}/{
/for (; k + 8 <= n; k += 8)/,+2d
/for (; k < n; k++)/,+2c\
    for (size_t i = 0; i < m; i++)\
        for (size_t j = 0; j < v; j++)\
            for (k = 0; k < n; k++)\
                z[i * v + j] += x[i * n + k] * y[k * v + j];
}
