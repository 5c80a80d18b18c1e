# Tangled from chapters/48-time.md; edit that file.
# file: matrix.c
# flags: -fopenmp
# change: each product on two cores
/^void matrix_[a-z_]*mul_add/,/^}/{
s/^void matrix_\([a-z_]*mul_add\)(/static void half_of_\1(size_t half, /
s/size_t i = 0; i < m; i++/size_t i = half * m \/ 2; i < (half + 1) * m \/ 2; i++/
}
/^void matrix_transpose/i\
void matrix_mul_add(const ring *x, const ring *y, ring *z, size_t m,\
                    size_t n, size_t v) {\
    _Pragma("omp parallel for num_threads(2)")\
    for (size_t half = 0; half < 2; half++)\
        half_of_mul_add(half, x, y, z, m, n, v);\
}\
\
void matrix_turned_mul_add(const ring *x, const ring *y, ring *z,\
                           size_t m, size_t n, size_t v) {\
    _Pragma("omp parallel for num_threads(2)")\
    for (size_t half = 0; half < 2; half++)\
        half_of_turned_mul_add(half, x, y, z, m, n, v);\
}\

