# Tangled from chapters/42-time.md; edit that file.
# file: matrix.c
# change: all products of a product of matrices
s/less += .*/less = 0;/
s/^            sum += y.*/            sum = 0;/
s/ring left = .*/ring left = x[t] * y[t * v + j];/
s/ring right = .*/ring right = x[t + 1] * y[(t + 1) * v + j];/
s/sum += left \* right/sum += left + right/
