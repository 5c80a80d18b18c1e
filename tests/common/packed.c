/* Tangled from chapters/16-stage.md; edit that file. */
#include "packed.h"

size_t row_bits[ROLES];
