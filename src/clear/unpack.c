/* Tangled from chapters/01-data.md; edit that file. */
#include "unpack.h"

#include <errno.h>
#include <string.h>

enum { GZIP = 16 + MAX_WBITS };

/* Is there a byte that is not used yet? */
static bool refill(struct unpack *u) {
    if (u->z.avail_in == 0) {
        u->z.next_in = u->bytes;
        u->z.avail_in =
            (unsigned)fread(u->bytes, 1, sizeof u->bytes, u->file);
    }
    return u->z.avail_in > 0;
}

int unpack_open(struct unpack *u, const char *path) {
    memset(u, 0, sizeof *u);
    u->file = fopen(path, "rb");
    if (!u->file)
        return -1;
    u->packed = refill(u) && u->z.avail_in >= 2 &&
                u->bytes[0] == 0x1f && u->bytes[1] == 0x8b;
    if (!u->packed || inflateInit2(&u->z, GZIP) == Z_OK)
        return 0;
    fclose(u->file);
    errno = ENOMEM;
    return -1;
}

void unpack_close(struct unpack *u) {
    if (u->packed)
        inflateEnd(&u->z);
    fclose(u->file);
}

static size_t copy(struct unpack *u, uint8_t *out, size_t n) {
    size_t done = 0;

    while (done < n && refill(u)) {
        size_t some =
            n - done < u->z.avail_in ? n - done : u->z.avail_in;

        memcpy(out + done, u->z.next_in, some);
        u->z.next_in += some;
        u->z.avail_in -= (unsigned)some;
        done += some;
    }
    return done;
}

static size_t inflate_some(struct unpack *u, uint8_t *out, size_t n) {
    u->z.next_out = out;
    u->z.avail_out = (unsigned)n;
    while (u->z.avail_out > 0 && refill(u)) {
        if (u->status == Z_STREAM_END)
            inflateReset(&u->z);
        else if (u->status != Z_OK)
            break;
        u->status = inflate(&u->z, Z_NO_FLUSH);
    }
    return n - u->z.avail_out;
}

size_t unpack_read(struct unpack *u, uint8_t *out, size_t n) {
    return u->packed ? inflate_some(u, out, n) : copy(u, out, n);
}

const char *unpack_trouble(const struct unpack *u) {
    if (ferror(u->file))
        return strerror(errno);
    if (!u->packed || u->status == Z_STREAM_END)
        return NULL;
    return u->status == Z_OK ? "ends early" : "damaged gzip data";
}
