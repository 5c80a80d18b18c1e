# Tangled from chapters/66-wrong.md; edit that file.
# file: study.c
# mistake: a guess is judged on the rows that it was learned from
# caught by: test_study
/ridge_guess(&r, seen + known \* n, y, rows - known);/,/auc(/{
s/seen + known \* n, y, rows - known/seen, y, known/
s/auc(y, t->property + known, rows - known)/auc(y, t->property, known)/
}
