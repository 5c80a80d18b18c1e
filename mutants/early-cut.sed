# Tangled from chapters/66-wrong.md; edit that file.
# file: ternet.c
# mistake: latent weights are cut a step too soon
# caught by: test_ternet
s/cuts_after(s->steps)/cuts_after(s->steps + 1)/
