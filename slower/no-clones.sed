# Tangled from chapters/28-time.md; edit that file.
# file: matrix.c deal.c beaver.c compare.c share.c prg.c
# change: loops compiled for any processor
s/^HOT //
