# Tangled from chapters/35-time.md; edit that file.
# file: matrix.c
# flags: -fopenmp
# change: each product on two cores
s/^void matrix_mul_add/static void mul_rows/
/^void matrix_transpose/i\
void matrix_mul_add(const ring *x, const ring *y, ring *z, size_t m,\
                    size_t n, size_t v) {\
    _Pragma("omp parallel for num_threads(2)")\
    for (size_t half = 0; half < 2; half++) {\
        size_t from = half * m / 2, to = (half + 1) * m / 2;\
        mul_rows(x + from * n, y, z + from * v, to - from, n, v);\
    }\
}\

