# Tangled from chapters/66-wrong.md; edit that file.
# file: gate.c
# mistake: blocks of a word are taken to begin a row too early
# caught by: test_gate small_tree
s/k->word + gate_mask_row(k->gate, mask) \* k->words/k->word + (gate_mask_row(k->gate, mask) - 1) * k->words/
