# Tangled from chapters/66-wrong.md; edit that file.
# file: product.c
# mistake: the helper takes the first pixel for the frame
# caught by: test_convolution
# missed by: test_layer test_beaver
/^void supply_linear/i\
static struct linear without_frame(struct party *me,\
                                   const struct linear *a) {\
    struct linear b = *a;\
    size_t n = a->windows.positions * a->windows.area;\
    uint32_t *pixel = (void *)take_ring(me, n);\
    for (size_t i = 0; a->windows.pixel && i < n; i++)\
        pixel[i] = a->windows.pixel[i] == OUTSIDE\
                       ? 0 : a->windows.pixel[i];\
    if (a->windows.pixel)\
        b.windows.pixel = pixel;\
    return b;\
}
/^void supply_linear/,/^}/s/linear_add(a,/struct linear seen = without_frame(me, a);\
        linear_add(\&seen,/
