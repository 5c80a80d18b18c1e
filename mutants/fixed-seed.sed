# Tangled from chapters/65-unproved.md; edit that file.
# file: party.c
# mistake: all seeds are the same
# caught by: prove_deal test_party test_beaver
s/seed_fresh(&seed\[i\]);/seed[i] = (struct seed){{7}};/
