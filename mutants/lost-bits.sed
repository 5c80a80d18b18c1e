# Tangled from chapters/66-wrong.md; edit that file.
# file: levels.c
# mistake: bits that run over the end of a word are lost
# caught by: test_ternary
# missed by: small_ternary
s/if (shift + here > 64)/if (0)/
