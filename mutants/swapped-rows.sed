# Tangled from chapters/66-wrong.md; edit that file.
# file: report.c
# mistake: the rows of the report are swapped
# caught by: test_report
/^void report_print/,/^}/s/s->outcome\[m\]/s->outcome[MODES - 1 - m]/g
