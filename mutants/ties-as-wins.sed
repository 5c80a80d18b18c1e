# Tangled from chapters/66-wrong.md; edit that file.
# file: auc.c
# mistake: all rows of a tie have the last of their ranks
# caught by: test_auc
# missed by: test_study
s/(double)(first + next + 1) \/ 2/(double)next/
