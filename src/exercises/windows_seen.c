/* Tangled from chapters/03-windows.md; edit that file. */
#include "window.h"

void ex_seen(const struct windows *v, size_t *count, size_t pixels);

void ex_seen(const struct windows *v, size_t *count, size_t pixels) {
    (void)v;
    for (size_t i = 0; i < pixels; i++)
        count[i] = 0; /* TODO: count */
}
