/* Tangled from chapters/17-stage.md; edit that file. */
#ifndef WRAPPED_H
#define WRAPPED_H

#include "deal.h"

/* Functions of src/ with another in their place. A program defines
   __wrap_f, gets all calls of f from other files, and may call
   __real_f. */
__typeof__(draw_ring) __real_draw_ring, __wrap_draw_ring;
__typeof__(draw_odd) __real_draw_odd, __wrap_draw_odd;
__typeof__(draw_bits) __real_draw_bits, __wrap_draw_bits;
__typeof__(draw_below) __real_draw_below, __wrap_draw_below;
__typeof__(link_start) __real_link_start, __wrap_link_start;
__typeof__(link_finish) __real_link_finish, __wrap_link_finish;
__typeof__(recv_from) __real_recv_from, __wrap_recv_from;
__typeof__(swap_start) __real_swap_start, __wrap_swap_start;
__typeof__(open_shares) __real_open_shares, __wrap_open_shares;
__typeof__(open_finish) __real_open_finish, __wrap_open_finish;

#endif
