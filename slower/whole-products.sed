# Tangled from chapters/48-time.md; edit that file.
# file: matrix.c
# change: all products of a product of matrices
s/less = mod_L.*/less = 0;/
s/ring pair = .*/ring pair = 0;/
s/ring left = .*/ring left = x[t] * y[t * v + j];/
s/ring right = .*/ring right = x[t + 1] * y[(t + 1) * v + j];/
s/ring_mul(left, right)/left + right/
