# Tangled from chapters/42-time.md; edit that file.
# file: layer.c
# change: errors opened for each product
/^void dense_learn(/,/^}/s/step_down(/error = open_errors(me, d, delta);\
    &/
