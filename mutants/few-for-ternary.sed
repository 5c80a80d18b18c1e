# Tangled from chapters/66-wrong.md; edit that file.
# file: by_recipe.c
# mistake: ternary weights are trained by the step of few bits
# caught by: test_by_pair test_shadow
# missed by: test_train
s/else if (s->recipe.shifts->ternary)/else if (0)/
