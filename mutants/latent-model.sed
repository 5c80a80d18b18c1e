# Tangled from chapters/66-wrong.md; edit that file.
# file: by_recipe.c
# mistake: the model has the latent weights, not those that are used
# caught by: test_train
s/r->shifts ? shifts_weight(r->shifts, theta\[k\]) : theta\[k\];/theta[k];/
