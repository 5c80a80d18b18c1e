# Tangled from chapters/35-time.md; edit that file.
# file: matrix.c share.c share_truncate.c prg.c beaver.c compare.c rescale.c
# change: loops compiled for any processor
s/^HOT //
