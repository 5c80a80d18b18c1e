/* Tangled from chapters/60-sheets.md; edit that file. */
#ifndef SHEET_H
#define SHEET_H

#include <stddef.h>

#include "why.h"

/* What the cells of a column are: the name of the row; a number; one of
   a few words; one of a few words that are to be learned. */
enum cells { KEY, NUMBER, CATEGORY, LABEL };

struct column {
    char *name;
    enum cells kind;
    char **word;    /* as in the file; "" where there is nothing */
    double *number; /* of a NUMBER: NAN where there is nothing */
    size_t missing; /* how many are not there */
};

/* One holder's columns, as they are in a file of its own. */
struct sheet {
    const char *path;
    size_t rows, columns;
    struct column *column;
    char *text; /* the file; words point into it */
};

/* Read a file of comma-separated values. Its first line names the
   columns, as NAME:key, NAME:number, NAME:category or NAME:label; there
   is one key and at most one label. Each line ends with a newline. A
   cell of a number or a category may be empty: that is said in
   `missing`, and nothing is put there. Quotes are not read. 0, or -1
   with the reason, which names file, line and column; then the sheet
   is empty. `path` must outlive the sheet. */
int sheet_load(struct sheet *s, const char *path, struct why *why);

/* Give the memory back. Harmless on an empty sheet. */
void sheet_free(struct sheet *s);

/* Are these of the same rows, in the same order, with no column in
   both, and are the labels in the first and nowhere else? 0, or -1 with
   the reason. */
int sheets_match(const struct sheet *a, const struct sheet *b,
                 struct why *why);

/* The column of this name or, by the other, of this kind; NULL if there
   is none. */
const struct column *sheet_named(const struct sheet *s,
                                 const char *name);
const struct column *sheet_kind(const struct sheet *s, enum cells kind);

#endif
