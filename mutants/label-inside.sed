# Tangled from chapters/66-wrong.md; edit that file.
# file: prepare.c
# mistake: the label is one of the columns that are learned from
# caught by: test_sheet
s/if (c->kind != CATEGORY)/if (c->kind == KEY)/
s/if (c->kind == CATEGORY)/if (c->kind != NUMBER)/
s/s->column\[k\]\.kind == CATEGORY/s->column[k].kind != KEY/
