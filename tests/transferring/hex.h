/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#ifndef HEX_H
#define HEX_H

#include "check.h"

/* Bytes from hexadecimal digits. */
static inline void hex_bytes(const char *digits, uint8_t *out,
                             size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        unsigned byte;

        assert_int_equal(sscanf(digits + 2 * i, "%2x", &byte), 1);
        out[i] = (uint8_t)byte;
    }
}

#endif
