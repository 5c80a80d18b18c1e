# Tangled from chapters/35-time.md; edit that file.
# file: compare.c share.c
# change: comparisons value by value
s/out\[i \* n + k\] = (zp)(x/out[k * ELL + i] = (zp)(x/
/^static void compare_bits/,/^}/{
/for (size_t i = ELL/i\
    for (size_t k = 0; k < n; k++)
s/bits + i \* n, t_bits + i \* n, beta, sum,/bits + k * ELL + i,/
s/c + i \* n, n);/t_bits + k * ELL + i, beta + k, sum + k,\
                    c + k * ELL + i, 1);/
s/force_edge(j, edge, c, n);/for (size_t k = 0; k < n; k++)\
        force_edge(j, edge + k, c + k * ELL, 1);/
}
s/^        turn(c, move, by, turned, n);/\
        for (size_t k = 0; k < n; k++)\
            turn(c + k * ELL, move + k, by, turned + k * ELL, 1);/
s/^        find_zero(c, d, flag, n);/\
        for (size_t k = 0; k < n; k++)\
            find_zero(c + k * ELL, d + k * ELL, flag + k, 1);/
