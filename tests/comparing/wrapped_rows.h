/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef WRAPPED_ROWS_H
#define WRAPPED_ROWS_H

#include "rows.h"

/* As in wrapped.h, for whatever sends rows. */
__typeof__(deal_rows) __real_deal_rows, __wrap_deal_rows;
__typeof__(open_rows) __real_open_rows, __wrap_open_rows;

#endif
