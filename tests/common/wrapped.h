/* Tangled from chapters/16-stage.md; edit that file. */
#ifndef WRAPPED_H
#define WRAPPED_H

#include "deal.h"

/* Functions of src/ with another in their place. A program defines
   __wrap_f, gets all calls of f from other files, and may call
   __real_f. */
void __real_draw_ring(struct stream *s, ring *out, size_t n);
void __wrap_draw_ring(struct stream *s, ring *out, size_t n);
void __real_draw_odd(struct stream *s, ring *out, size_t n);
void __wrap_draw_odd(struct stream *s, ring *out, size_t n);
void __real_draw_bits(struct stream *s, uint64_t *out, size_t n);
void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n);
void __real_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound);
void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound);
int __real_link_start(struct link *link, const struct parcel *parcel,
                      struct why *why);
int __wrap_link_start(struct link *link, const struct parcel *parcel,
                      struct why *why);
int __real_link_finish(struct link *link, uint64_t *depth, int patience,
                       struct why *why);
int __wrap_link_finish(struct link *link, uint64_t *depth, int patience,
                       struct why *why);
void __real_recv_from(struct party *me, int peer, void *in,
                      size_t bytes);
void __wrap_recv_from(struct party *me, int peer, void *in,
                      size_t bytes);
void __real_swap_start(struct party *me, int peer, const void *out,
                       void *in, size_t bytes);
void __wrap_swap_start(struct party *me, int peer, const void *out,
                       void *in, size_t bytes);
void __real_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n);
void __wrap_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n);
void __real_open_finish(struct party *me, const struct opening *o);
void __wrap_open_finish(struct party *me, const struct opening *o);

#endif
