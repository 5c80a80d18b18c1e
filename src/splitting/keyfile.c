/* Tangled from chapters/59-paillier.md; edit that file. */
#include "keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char format[] = "Training in Shares: Paillier key 1\n"
                             "bits %zu\np %s\nq %s\nend\n";

/* As much as the longest key's file, and more. */
enum { FILE_MOST = 5000 };

static int write_all(int fd, const char *text) {
    size_t n = strlen(text), at = 0;
    ssize_t more = 1;
    bool written;

    while (at < n && (more = write(fd, text + at, n - at)) > 0)
        at += (size_t)more;
    written = at == n && fsync(fd) == 0;
    return close(fd) == 0 && written ? 0 : -1;
}

int keyfile_write(const struct paillier *key, const char *path,
                  struct why *why) {
    char text[FILE_MOST], p[PAILLIER_MOST / 8 + 1];
    char q[PAILLIER_MOST / 8 + 1];
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0 && errno == EEXIST)
        return because(why,
                       "%s is there already; a key is not written over",
                       path);
    if (fd < 0)
        return because(why, "%s: %s", path, strerror(errno));
    paillier_primes(key, p, q);
    snprintf(text, sizeof text, format, paillier_bits(key), p, q);
    if (write_all(fd, text) == 0)
        return 0;
    because(why, "%s: %s", path, strerror(errno));
    unlink(path);
    return -1;
}

/* The file's text, if nobody else may read it. */
static int read_text(const char *path, char *text, size_t size,
                     struct why *why) {
    int fd = open(path, O_RDONLY | O_CLOEXEC), error;
    struct stat file;
    ssize_t n;

    if (fd < 0 || fstat(fd, &file)) {
        error = errno;
        if (fd >= 0)
            close(fd);
        return because(why, "%s: %s", path, strerror(error));
    }
    n = read(fd, text, size - 1);
    close(fd);
    if (!S_ISREG(file.st_mode) || n < 0)
        return because(why, "%s: expected a file with a key", path);
    if (file.st_mode & 077)
        return because(why,
                       "%s: others may read or write it (mode %03o); "
                       "a key's file should have mode 600",
                       path, (unsigned)file.st_mode & 0777U);
    text[n] = '\0';
    if (strlen(text) != (size_t)n)
        return because(why, "%s: damaged, or no text", path);
    return 0;
}

/* Is `text`, all of it, what would be written? */
static bool is_written_so(const char *text, size_t bits, const char *p,
                          const char *q) {
    char again[FILE_MOST];

    snprintf(again, sizeof again, format, bits, p, q);
    return strcmp(text, again) == 0;
}

static int key_of(struct paillier **key, size_t bits, const char *p,
                  const char *q, const char *path, struct why *why) {
    struct why fault;

    if (bits < PAILLIER_LEAST || bits > PAILLIER_MOST)
        return because(why, "%s: a key of %zu bits; expected %d to %d",
                       path, bits, PAILLIER_LEAST, PAILLIER_MOST);
    if (paillier_secret(key, p, q, &fault))
        return because(why, "%s: %s", path, fault.text);
    if (paillier_bits(*key) == bits)
        return 0;
    because(why, "%s: says %zu bits, and its primes make %zu", path,
            bits, paillier_bits(*key));
    paillier_close(*key);
    return -1;
}

int keyfile_read(struct paillier **key, const char *path,
                 struct why *why) {
    char text[FILE_MOST], p[PAILLIER_MOST / 8 + 1] = "";
    char q[PAILLIER_MOST / 8 + 1] = "";
    size_t bits = 0, head = strcspn(format, "\n") + 1;
    int read;

    if (read_text(path, text, sizeof text, why))
        return -1;
    if (strncmp(text, format, head) != 0)
        return because(why, "%s: no key of this program", path);
    read =
        sscanf(text + head, "bits %zu p %1024s q %1024s", &bits, p, q);
    if (read < 3 || !is_written_so(text, bits, p, q))
        return because(why, "%s: damaged, or cut short", path);
    return key_of(key, bits, p, q, path, why);
}
