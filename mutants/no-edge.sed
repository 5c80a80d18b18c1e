# Tangled from chapters/66-wrong.md; edit that file.
# file: compare.c
# mistake: r + 1 = L has no case of its own
# caught by: test_compare prove_compare
s/force_edge(j, edge, c, n);//
