# Tangled from chapters/66-wrong.md; edit that file.
# file: by_recipe.c
# mistake: who goes on in the clear rounds by the coins of the beginning
# caught by: test_checkpoint
s/fixnet_go_on(t->fixed, steps, random)/fixnet_go_on(t->fixed, steps, fixnet_random(t->fixed))/
