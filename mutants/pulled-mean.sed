# Tangled from chapters/66-wrong.md; edit that file.
# file: prepare.c
# mistake: numbers that are missing pull the mean towards zero
# caught by: test_sheet
s/there ? (double)there : 1/(double)n/
