# Tangled from chapters/66-wrong.md; edit that file.
# file: ternary.c
# mistake: a latent weight turns to -1 at minus half of one
# caught by: small_ternary test_ternary
s/mod_L(0 - half)}/mod_L(1 - half)}/
