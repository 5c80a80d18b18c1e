# Tangled from chapters/64-breaking.md; edit that file.
# file: gate.c
# mistake: a gate has the word of the one beside it
# caught by: prove_gate
# missed by: small_tree small_above
/supply_word(me, g, word, n);/a\
        size_t size = gate_rows(g) * packs(n);\
        if (i > 0 && gate_rows(job[i - 1].gate) == gate_rows(g))\
            memcpy(word, word - size, size * sizeof *word);
