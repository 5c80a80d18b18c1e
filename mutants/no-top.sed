# Tangled from chapters/66-wrong.md; edit that file.
# file: table.c
# mistake: a mask's highest bit is not dealt
# caught by: small_relu test_relu
/rows_of(r.r, i, 1, row, n);/c\
        for (size_t k = 0; k < packs(n); k++)\
            row[k] = 0;
