# Tangled from chapters/66-wrong.md; edit that file.
# file: sheet.c
# mistake: a number that is missing is zero
# caught by: test_sheet
s/c->number\[i\] = NAN/c->number[i] = 0/
