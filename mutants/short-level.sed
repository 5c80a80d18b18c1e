# Tangled from chapters/66-wrong.md; edit that file.
# file: ternary.c
# mistake: latent weights are compared in one bit too few
# caught by: small_ternary test_ternet
s/t\.width/t.width - 1/
