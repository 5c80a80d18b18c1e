/* Tangled from chapters/67-full-size.md; edit that file. */
#ifndef FAULTS_H
#define FAULTS_H

#include "leak.h"
#include "records.h"

#define multiply naked_multiply
#define multiply_matrix naked_multiply_matrix
#define multiply_masked naked_multiply_masked
#define mask_open naked_mask_open
#define open_multiply naked_open_multiply
#define deal_masked naked_deal_masked
#define tell_mask naked_tell_mask
#define take_masked naked_take_masked
#define draw_mask(me, g, out, n) memset(out, 0, (n) * sizeof *(out))
#include "beaver.c"
#undef multiply
#undef multiply_matrix
#undef multiply_masked
#undef mask_open
#undef open_multiply
#undef deal_masked
#undef tell_mask
#undef take_masked
#undef draw_mask

SUBJECT(naked_multiply, naked_multiply(me, in[0], in[1], ROOM(n), n))
SUBJECT(printed_compare, run_any_compare(me, in[0], n, printed_compare))

static const struct subject naked = {
    OF(naked_multiply), 16384, MOD_L, {1, 1}, false};
static const struct subject printed = {
    OF(printed_compare), 16384, MOD_L, {1}, true};
static const struct subject sound_relu = {
    OF(relu), 16384, MOD_L, {1}, false};
static const struct subject published_relu = {
    OF(relu_published), 16384, MOD_L, {1}, true};

#endif
