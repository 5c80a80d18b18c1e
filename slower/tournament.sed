# Tangled from chapters/48-time.md; edit that file.
# file: maximum.c
# change: maxima by a tournament
/^void maximum(/,/^}/s/if (s.how == SECURE_NN.*/if (true)/
