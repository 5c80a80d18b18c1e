/* Tangled from chapters/14-links.md; edit that file. */
#ifndef LINK_H
#define LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

#include "line.h"
#include "why.h"

/* What goes out and what must come in, at the same time. Where there
   are no bytes there is no message. */
struct parcel {
    const void *out;
    size_t out_bytes;
    void *in;
    size_t in_bytes;
    uint64_t depth; /* our clock, before and after */
};

/* Every message begins with this; in a file, with the length alone. */
struct header {
    uint64_t bytes, depth;
    uint64_t arrival; /* on an emulated line; 0 without one */
};

/* One direction of an exchange: a header, then the payload. */
struct flow {
    struct header header;
    struct iovec part[2]; /* what is left of them */
};

/* One end of a connection to a peer, with its counter. From link_start
   to link_finish it stays where it is in memory. */
struct link {
    int fd;           /* a connected stream socket; -1: closed */
    uint64_t bytes;   /* payload sent so far */
    struct line line; /* for what we send; all 0: none */
    int alarm;        /* readable when waiting is in vain; or -1 */
    bool file;        /* fd is a file: messages without a clock */
    bool begun;       /* an exchange, of this parcel: */
    struct parcel parcel;
    struct flow out, in;
};

/* Connect two links to each other. The caller closes both. Returns 0,
   or -1 when the system has no socket pair to give. */
int link_pair(struct link *a, struct link *b, struct why *why);

/* Send parcel->out and fill parcel->in at once, whatever the sizes, so
   that two peers who both send first cannot wait for each other for
   ever. Gives up when nothing moves for `patience` milliseconds of
   our own time, or, if that is negative, at the alarm alone. With a
   line on the peer's link, returns no earlier than what it sent would
   have arrived.
   Returns 0, or -1 when the peer is gone, silent, or sends a message
   of another length, or at the alarm; then the link is good for
   nothing but link_close. */
int link_exchange(struct link *link, struct parcel *parcel,
                  int patience, struct why *why);

/* Its two halves, for who has something to do in between. The first
   begins the message and moves what can be moved without waiting; the
   second does the rest, and puts our clock forward. In between, nothing
   else is said on this link, parcel->out stays as it is, and
   parcel->in is not looked at. Errors: as above, from either. */
int link_start(struct link *link, const struct parcel *parcel,
               struct why *why);
int link_finish(struct link *link, uint64_t *depth, int patience,
                struct why *why);

/* Close this end; the peer will notice. Harmless when closed. */
void link_close(struct link *link);

#endif
