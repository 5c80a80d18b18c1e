# Tangled from chapters/64-breaking.md; edit that file.
# file: compare.c
# mistake: one factor scales all terms of a comparison
# caught by: prove_compare
# missed by: test_compare
/^    scale_terms(c, s, ELL \* n);/{
s/.*/    for (size_t i = 0; i < ELL; i++)/
a\
        scale_terms(c + i * n, s, n);
}
