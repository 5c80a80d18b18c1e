# Tangled from chapters/66-wrong.md; edit that file.
# file: report.c
# mistake: what a link carries is told of the other direction
# caught by: test_report
s/o->bytes\[from\]\[to\]/o->bytes[to][from]/g
