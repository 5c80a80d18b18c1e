# Tangled from chapters/64-breaking.md; edit that file.
# file: beaver.c
# mistake: a product that is begun early begins with zeros
# caught by: prove_masked
# missed by: test_layer
/^static void multiply_early/,/^}/s/draw_zero(.*);/\
    memset(h->t.z, 0, linear_size(a, h->t.p) * sizeof *h->t.z);/
