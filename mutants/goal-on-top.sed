# Tangled from chapters/66-wrong.md; edit that file.
# file: one_sided.c
# mistake: the goal is added to the output, not taken off
# caught by: small_one_sided prove_one_sided
s/combine(me, x, mod_L(0 - t.goal), label/combine(me, x, t.goal, label/
