# Tangled from chapters/66-wrong.md; edit that file.
# file: sheet.c
# mistake: the last rows of two sheets are not compared
# caught by: test_sheet
/^int sheets_match/,/^}/s/i < a->rows/i + 1 < a->rows/
