# Tangled from chapters/48-time.md; edit that file.
# file: exponential.c
# change: squares as products of any two numbers
s/#include "exponential.h"/&\
#include "beaver.h"/
s/multiply_opened(me, x, x, e, n);/opened_shares(me, x, e, n);\
        multiply(me, e, e, e, n);/
