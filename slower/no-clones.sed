# Tangled from chapters/48-time.md; edit that file.
# file: matrix.c share.c prg.c beaver.c rows.c word.c gate.c table.c above.c coin_truncate.c
# change: loops compiled for any processor
s/^HOT //
