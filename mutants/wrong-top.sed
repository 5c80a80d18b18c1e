# Tangled from chapters/57-wrong.md; edit that file.
# file: rescale.c
# mistake: the top bit's factor is the opposite one
# caught by: small_rescale prove_rescale
s/(1 - (sum >> (ELL - 1)))/(sum >> (ELL - 1))/
