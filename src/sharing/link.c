/* Tangled from chapters/14-links.md; edit that file. */
#include "link.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "cost.h"

static size_t left(const struct flow *f) {
    return f->part[0].iov_len + f->part[1].iov_len;
}

static void flow_start(const struct link *link, struct flow *f,
                       const void *data, size_t bytes) {
    size_t head =
        link->file ? sizeof f->header.bytes : sizeof f->header;

    f->part[0] = (struct iovec){&f->header, bytes ? head : 0};
    f->part[1] = (struct iovec){(void *)data, bytes};
}

/* `moved` bytes are done: both parts begin after them. */
static void flow_advance(struct flow *f, size_t moved) {
    for (int i = 0; i < 2; i++) {
        struct iovec *part = &f->part[i];
        size_t step = moved < part->iov_len ? moved : part->iov_len;
        part->iov_base = (char *)part->iov_base + step;
        part->iov_len -= step;
        moved -= step;
    }
}

/* Let the system move what it can now; the bytes moved, or -1. */
static ssize_t move(const struct link *link, struct flow *f, bool out) {
    bool header = f->part[0].iov_len > 0;
    int parts = !out && header ? 1 : 2; /* check the header first */
    struct msghdr message = {.msg_iov = f->part,
                             .msg_iovlen = (size_t)parts};
    int flags = MSG_DONTWAIT | MSG_NOSIGNAL;

    if (link->file)
        return out ? writev(link->fd, f->part, parts)
                   : readv(link->fd, f->part, parts);
    return out ? sendmsg(link->fd, &message, flags)
               : recvmsg(link->fd, &message, flags);
}

/* Move what can be moved now: 1 something moved, 0 nothing, -1 no
   more will. */
static int flow_move(const struct link *link, struct flow *f, bool out,
                     struct why *why) {
    ssize_t moved;

    if (left(f) == 0)
        return 0;
    moved = move(link, f, out);
    if (moved > 0) {
        flow_advance(f, (size_t)moved);
        return 1;
    }
    /* Say why nothing moved. */
    if (moved < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (moved == 0 || errno == EPIPE || errno == ECONNRESET)
        return because(why, link->file ? "the file has come to its end"
                                       : "the connection was closed");
    return because(why, "the %s fails: %s",
                   link->file ? "file" : "connection", strerror(errno));
}

static int flow_check(const struct flow *f, size_t bytes,
                      struct why *why) {
    bool complete = f->part[0].iov_len == 0;

    if (bytes == 0 || !complete || f->header.bytes == bytes)
        return 0;
    return because(why,
                   "expected a message of %zu bytes, got one of %llu",
                   bytes, (unsigned long long)f->header.bytes);
}

enum { SLICE = 1000 }; /* ms */

/* Sleep for a slice of `left_ms` at most: 1 something may move, 0 not
   yet, -1 not any more. */
static int doze(const struct link *link, short events, int left_ms,
                struct why *why) {
    struct pollfd file[] = {{.fd = link->fd, .events = events},
                            {.fd = link->alarm, .events = POLLIN}};
    int ready = poll(file, 2, left_ms < SLICE ? left_ms : SLICE);

    if (ready < 0 && errno != EINTR)
        return because(why, "waiting fails: %s", strerror(errno));
    if (ready > 0 && file[0].revents == 0)
        return because(why, "another one has failed");
    return ready != 0;
}

static int wait_for(const struct link *link, int patience,
                    struct why *why) {
    const struct flow *out = &link->out, *in = &link->in;
    int events = (left(out) ? POLLOUT : 0) | (left(in) ? POLLIN : 0);
    int left_ms = patience < 0 ? SLICE : patience, ready = 0;

    while (ready == 0 && left_ms > 0) {
        ready = doze(link, (short)events, left_ms, why);
        left_ms -= patience < 0 ? 0 : SLICE;
    }
    if (ready)
        return ready < 0 ? -1 : 0;
    return because(why,
                   "nothing moved for %d ms, with %zu bytes left to "
                   "send and %zu to receive",
                   patience, out->part[1].iov_len, in->part[1].iov_len);
}

static uint64_t nanoseconds(void) {
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

/* Returns at once when the moment is past, as 0 is. */
static void sleep_until(uint64_t moment) {
    struct timespec t = {(time_t)(moment / 1000000000),
                         (long)(moment % 1000000000)};

    while (moment && clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t,
                                     NULL) == EINTR)
        continue;
}

static struct header header_of(struct link *link) {
    struct header h = {link->parcel.out_bytes, link->parcel.depth, 0};

    if (link->line.rate && h.bytes)
        h.arrival = line_arrival(&link->line, nanoseconds(), h.bytes);
    return h;
}

/* Move what can be moved now, both ways: 1 something moved, 0 nothing,
   -1 no more will. */
static int move_both(struct link *link, struct why *why) {
    int sent = flow_move(link, &link->out, true, why);
    int got = flow_move(link, &link->in, false, why);

    if (sent < 0 || got < 0 ||
        flow_check(&link->in, link->parcel.in_bytes, why))
        return -1;
    return sent || got;
}

int link_start(struct link *link, const struct parcel *parcel,
               struct why *why) {
    int moved = 1;

    if (link->begun)
        return because(why, "the exchange before is not finished");
    link->parcel = *parcel;
    flow_start(link, &link->out, parcel->out, parcel->out_bytes);
    flow_start(link, &link->in, parcel->in, parcel->in_bytes);
    link->out.header = header_of(link);
    while (moved > 0)
        moved = move_both(link, why);
    link->begun = moved == 0;
    return moved;
}

int link_finish(struct link *link, uint64_t *depth, int patience,
                struct why *why) {
    link->begun = false;
    while (left(&link->out) || left(&link->in))
        if (wait_for(link, patience, why) || move_both(link, why) < 0)
            return -1;
    link->bytes += link->parcel.out_bytes;
    if (link->parcel.in_bytes && !link->file) {
        sleep_until(link->in.header.arrival);
        *depth = clock_after(*depth, link->in.header.depth);
    }
    return 0;
}

int link_exchange(struct link *link, struct parcel *parcel,
                  int patience, struct why *why) {
    if (link_start(link, parcel, why))
        return -1;
    return link_finish(link, &parcel->depth, patience, why);
}

/* Ask for room for what the peer does not receive yet, so that a sender
   may run ahead. If the system refuses, it runs ahead less. */
static void widen(int fd) {
    const int bytes = 4 << 20;

    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
}

int link_pair(struct link *a, struct link *b, struct why *why) {
    int fd[2];

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd))
        return because(why, "no socket pair: %s", strerror(errno));
    widen(fd[0]);
    widen(fd[1]);
    *a = (struct link){.fd = fd[0], .alarm = -1};
    *b = (struct link){.fd = fd[1], .alarm = -1};
    return 0;
}

void link_close(struct link *link) {
    if (link->fd >= 0)
        close(link->fd);
    link->fd = -1;
}
