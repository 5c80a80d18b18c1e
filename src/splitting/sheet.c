/* Tangled from chapters/60-sheets.md; edit that file. */
#include "sheet.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>

/* Read a whole file. */
/* All of an open file, with a zero behind it; NULL with errno set. */
static char *read_all(FILE *file, size_t *size) {
    size_t room = 1 << 16, n = 0;
    char *text = malloc(room), *more;

    while (text && (n += fread(text + n, 1, room - n, file)) == room) {
        more = realloc(text, room *= 2);
        if (!more)
            free(text);
        text = more;
    }
    if (text && ferror(file)) {
        free(text);
        return NULL;
    }
    if (text)
        text[n] = '\0';
    *size = n;
    return text;
}

/* Is it text, and does its last line have an end? */
static int check_text(const struct sheet *s, size_t size,
                      struct why *why) {
    if (size == 0)
        return because(why, "%s: empty, expected a line of columns",
                       s->path);
    if (memchr(s->text, '\0', size))
        return because(why,
                       "%s: not a text file; is it packed? Expected "
                       "comma-separated values",
                       s->path);
    if (s->text[size - 1] != '\n')
        return because(why,
                       "%s: the last line has no end; was the file "
                       "cut off?",
                       s->path);
    return 0;
}

static int slurp(struct sheet *s, struct why *why) {
    FILE *file;
    size_t size = 0;

    errno = 0;
    file = fopen(s->path, "rb");
    if (file)
        s->text = read_all(file, &size);
    if (!s->text)
        because(why, "%s: %s, expected comma-separated values", s->path,
                strerror(errno ? errno : ENOMEM));
    if (file)
        fclose(file);
    return s->text ? check_text(s, size, why) : -1;
}

/* Walk from cell to cell. */
/* Where a sheet is being read. */
struct place {
    struct sheet *sheet;
    char *at;    /* the next line */
    size_t line; /* its number, from 1 */
    struct why *why;
};

/* Cut the line at `at` off the text, and go to the next. */
static char *next_line(struct place *p) {
    char *line = p->at, *end = strchr(line, '\n');

    *end = '\0';
    if (end > line && end[-1] == '\r')
        end[-1] = '\0';
    p->at = end + 1;
    p->line++;
    return line;
}

/* Cut the cell at `rest` off its line; NULL behind the last. */
static char *next_cell(char **rest) {
    char *cell = *rest, *comma = cell ? strchr(cell, ',') : NULL;

    if (comma)
        *comma = '\0';
    *rest = comma ? comma + 1 : NULL;
    return cell;
}

static size_t count_of(const char *text, char c) {
    size_t n = 0;

    for (; *text; text++)
        n += *text == c;
    return n;
}

/* Read the names of columns. */
static const char *const kind_name[] = {"key", "number", "category",
                                        "label"};

/* From NAME:KIND. */
static int read_column(struct place *p, char *cell, size_t j) {
    struct column *c = &p->sheet->column[j];
    const struct column *twin;
    char *colon = strrchr(cell, ':');

    for (int k = KEY; colon && k <= LABEL; k++)
        if (strcmp(colon + 1, kind_name[k]) == 0) {
            c->kind = (enum cells)k;
            *colon = '\0';
        }
    if (!colon || *colon || colon == cell)
        return because(p->why,
                       "%s: line 1, column %zu is \"%s\", expected "
                       "NAME:key, NAME:number, NAME:category or "
                       "NAME:label",
                       p->sheet->path, j + 1, cell);
    twin = sheet_named(p->sheet, cell);
    c->name = cell;
    return twin
               ? because(p->why, "%s: line 1, two columns are named %s",
                         p->sheet->path, cell)
               : 0;
}

/* How many columns are of this kind? */
static size_t count_kind(const struct sheet *s, enum cells kind) {
    size_t n = 0;

    for (size_t j = 0; j < s->columns; j++)
        n += s->column[j].kind == kind;
    return n;
}

static int read_head(struct place *p) {
    struct sheet *s = p->sheet;
    char *rest = next_line(p);

    for (size_t j = 0; rest; j++)
        if (read_column(p, next_cell(&rest), j) < 0)
            return -1;
    if (count_kind(s, KEY) != 1 || count_kind(s, LABEL) > 1)
        return because(p->why,
                       "%s: line 1 has %zu keys and %zu labels, "
                       "expected one key and at most one label",
                       s->path, count_kind(s, KEY),
                       count_kind(s, LABEL));
    return 0;
}

/* Read one cell. */
/* A decimal number: no spaces, no infinity, nothing behind it. */
static bool number_of(const char *cell, double *x) {
    char *end;

    if (strspn(cell, "0123456789+-.eE") != strlen(cell))
        return false;
    *x = strtod(cell, &end);
    return end != cell && *end == '\0' && isfinite(*x);
}

static int read_cell(struct place *p, char *cell, size_t i, size_t j) {
    struct column *c = &p->sheet->column[j];
    const char *trouble = NULL;

    c->word[i] = cell;
    if (c->number)
        c->number[i] = NAN;
    if (strchr(cell, '"'))
        trouble = "words without quotes";
    else if (*cell == '\0' && (c->kind == KEY || c->kind == LABEL))
        trouble = "a word: a key or a label is never missing";
    else if (*cell == '\0')
        c->missing++;
    else if (c->number && !number_of(cell, &c->number[i]))
        trouble = "a number, or nothing where it is missing";
    return trouble ? because(p->why,
                             "%s: line %zu, column %s is \"%s\", "
                             "expected %s",
                             p->sheet->path, p->line, c->name, cell,
                             trouble)
                   : 0;
}

/* Read line after line. */
static int read_row(struct place *p, size_t i) {
    struct sheet *s = p->sheet;
    char *rest = next_line(p);
    size_t cells = count_of(rest, ',') + 1;

    if (cells != s->columns)
        return because(p->why,
                       "%s: line %zu has %zu cells, expected %zu as in "
                       "the first line",
                       s->path, p->line, cells, s->columns);
    for (size_t j = 0; j < s->columns; j++)
        if (read_cell(p, next_cell(&rest), i, j) < 0)
            return -1;
    return 0;
}

/* Room for the cells of all columns; 0, or -1 if there is none. */
static int make_room(struct sheet *s) {
    int have = 1;

    for (size_t j = 0; j < s->columns; j++) {
        struct column *c = &s->column[j];
        c->word = calloc(s->rows, sizeof *c->word);
        if (c->kind == NUMBER)
            c->number = calloc(s->rows, sizeof *c->number);
        have = have && c->word && (c->kind != NUMBER || c->number);
    }
    return have ? 0 : -1;
}

static int read_sheet(struct place *p) {
    struct sheet *s = p->sheet;

    s->rows = count_of(s->text, '\n') - 1;
    if (s->rows == 0)
        return because(p->why, "%s: no line after the first", s->path);
    s->columns = 1;
    for (const char *c = s->text; *c != '\n'; c++)
        s->columns += *c == ',';
    s->column = calloc(s->columns, sizeof *s->column);
    if (!s->column)
        return because(p->why, "%s: no memory", s->path);
    if (read_head(p) < 0)
        return -1;
    if (make_room(s) < 0)
        return because(p->why, "%s: no memory", s->path);
    for (size_t i = 0; i < s->rows; i++)
        if (read_row(p, i) < 0)
            return -1;
    return 0;
}

int sheet_load(struct sheet *s, const char *path, struct why *why) {
    *s = (struct sheet){.path = path};
    if (slurp(s, why) == 0 &&
        read_sheet(&(struct place){s, s->text, 0, why}) == 0)
        return 0;
    sheet_free(s);
    return -1;
}

void sheet_free(struct sheet *s) {
    for (size_t j = 0; s->column && j < s->columns; j++) {
        free(s->column[j].word);
        free(s->column[j].number);
    }
    free(s->column);
    free(s->text);
    *s = (struct sheet){.path = s->path};
}

/* Ask whether two sheets match. */
const struct column *sheet_named(const struct sheet *s,
                                 const char *name) {
    for (size_t j = 0; j < s->columns; j++)
        if (s->column[j].name && strcmp(s->column[j].name, name) == 0)
            return &s->column[j];
    return NULL;
}

const struct column *sheet_kind(const struct sheet *s,
                                enum cells kind) {
    for (size_t j = 0; j < s->columns; j++)
        if (s->column[j].kind == kind)
            return &s->column[j];
    return NULL;
}

/* One key names the row in both; nothing else may be in both. */
static int match_columns(const struct sheet *a, const struct sheet *b,
                         struct why *why) {
    const char *key = sheet_kind(a, KEY)->name;
    const struct column *label = sheet_kind(b, LABEL);

    if (!sheet_kind(a, LABEL))
        return because(why,
                       "%s: no column is a label, expected one in the "
                       "first holder's sheet",
                       a->path);
    if (label)
        return because(why,
                       "%s: column %s is a label, expected labels in "
                       "the first holder's sheet alone, %s",
                       b->path, label->name, a->path);
    if (strcmp(key, sheet_kind(b, KEY)->name) != 0)
        return because(why, "%s: the key is %s, expected %s as in %s",
                       b->path, sheet_kind(b, KEY)->name, key, a->path);
    for (size_t j = 0; j < b->columns; j++)
        if (b->column[j].kind != KEY &&
            sheet_named(a, b->column[j].name))
            return because(why, "%s: column %s is in %s as well",
                           b->path, b->column[j].name, a->path);
    return 0;
}

int sheets_match(const struct sheet *a, const struct sheet *b,
                 struct why *why) {
    char *const *x = sheet_kind(a, KEY)->word;
    char *const *y = sheet_kind(b, KEY)->word;

    if (match_columns(a, b, why) < 0)
        return -1;
    if (a->rows != b->rows)
        return because(why, "%s: %zu rows, expected %zu as in %s",
                       b->path, b->rows, a->rows, a->path);
    for (size_t i = 0; i < a->rows; i++)
        if (strcmp(x[i], y[i]) != 0)
            return because(why,
                           "%s: line %zu is of row \"%s\", expected "
                           "\"%s\" as in %s",
                           b->path, i + 2, y[i], x[i], a->path);
    return 0;
}
