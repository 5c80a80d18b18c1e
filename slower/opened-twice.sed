# Tangled from chapters/35-time.md; edit that file.
# file: securenet.c
# change: errors opened for each product
s/^    dense_learn(me, d, \(.*\), delta, w, b, back, shift);/\
    dense_backward(me, d, delta, w, back);\
    dense_update(me, d, \1, delta, w, b, shift);/
