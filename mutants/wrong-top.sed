# Tangled from chapters/66-wrong.md; edit that file.
# file: coin_truncate.c
# mistake: the top bit's factor is the opposite one
# caught by: small_coin_truncate prove_coin_truncate
s/(1 - (sum >> (ELL - 1)))/(sum >> (ELL - 1))/
