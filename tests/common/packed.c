/* Tangled from chapters/17-stage.md; edit that file. */
#include "packed.h"

size_t row_bits[ROLES];
