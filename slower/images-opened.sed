# Tangled from chapters/48-time.md; edit that file.
# file: securenet.c
# change: images opened by P0 and P1
/^void securenet_step/,/^}/s/    forward(me, s, x);/    x.open = NULL;\
&/
