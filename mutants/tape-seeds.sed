# Tangled from chapters/65-unproved.md; edit that file.
# file: tapes.c
# mistake: both listeners have the same seeds
# caught by: test_tapes
# missed by: test_command
/^static struct label new_label/,/^}/s/seed_fresh(&label.seed\[i\]);/label.seed[i] = (struct seed){{run->byte[0], (uint8_t)i}};/
