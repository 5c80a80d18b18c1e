/* Tangled from chapters/01-data.md; edit that file. */
#ifndef WHY_H
#define WHY_H

#include <stdarg.h>
#include <stdio.h>

/* Why a call failed, for the person at the terminal. */
struct why {
    char text[200];
};

/* Fill the reason, as printf would, and return -1, so that the caller
   can write `return because(why, ...)`. A long reason is cut short. */
__attribute__((format(printf, 2, 3))) static inline int
because(struct why *why, const char *format, ...) {
    va_list list;
    va_start(list, format);
    vsnprintf(why->text, sizeof why->text, format, list);
    va_end(list);
    return -1;
}

#endif
