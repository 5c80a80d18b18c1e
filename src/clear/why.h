/* Tangled from chapters/01-data.md; edit that file. */
#ifndef WHY_H
#define WHY_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Why a call failed, for the person at the terminal. */
struct why {
    char text[400];
};

/* Copy `text` into `size` bytes, 16 or more; what does not fit is left
   out after the first quarter and shows as "...". */
static inline void shorten(char *out, size_t size, const char *text) {
    size_t length = strlen(text), head = size / 4;
    const char *tail;

    if (length < size) {
        memcpy(out, text, length + 1);
        return;
    }
    tail = text + length - (size - head - 4);
    while (head > 0 && (text[head] & 0xc0) == 0x80)
        head--;
    while ((*tail & 0xc0) == 0x80)
        tail++;
    memcpy(out, text, head);
    memcpy(out + head, "...", 3);
    strcpy(out + head + 3, tail);
}

/* Fill the reason, as printf would, and return -1, so that the caller
   can write `return because(why, ...)`. A long one is shortened. */
__attribute__((format(printf, 2, 3))) static inline int
because(struct why *why, const char *format, ...) {
    char *text = NULL;
    va_list list;

    va_start(list, format);
    if (vasprintf(&text, format, list) < 0)
        text = NULL;
    va_end(list);
    shorten(why->text, sizeof why->text, text ? text : "no memory");
    free(text);
    return -1;
}

#endif
