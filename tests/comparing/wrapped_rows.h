/* Tangled from chapters/25-gates.md; edit that file. */
#ifndef WRAPPED_ROWS_H
#define WRAPPED_ROWS_H

#include "rows.h"

/* As in wrapped.h, for whatever sends rows. */
void __real_deal_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);
void __wrap_deal_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);
void __real_open_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);
void __wrap_open_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);

#endif
