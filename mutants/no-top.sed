# Tangled from chapters/57-breaking.md; edit that file.
# file: sign.c
# mistake: a mask's highest bit is not dealt
# caught by: small_relu test_relu
/rows_of(x.mask, width - 1, 1, top, n);/c\
        for (size_t k = 0; k < words; k++)\
            top[k] = 0;
