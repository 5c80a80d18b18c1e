# Tangled from chapters/66-wrong.md; edit that file.
# file: by_recipe.c
# mistake: each model of few bits is asked in the ring of 16
# caught by: test_shadow
# missed by: test_predict
s/r->shifts && r->shifts->width <= 16 ? 16/r->shifts ? 16/
