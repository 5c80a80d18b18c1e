/* Tangled from chapters/49-results.md; edit that file. */
#include "outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_stdout(const char *path, const struct stat *there) {
    struct stat out;

    if (strcmp(path, "-") == 0)
        return true;
    return S_ISREG(there->st_mode) && fstat(STDOUT_FILENO, &out) == 0 &&
           out.st_dev == there->st_dev && out.st_ino == there->st_ino;
}

/* A file of its own beside the place, with the rights of the old one.
   O_EXCL: if it is there, another output has the same place. */
static int open_part(const char *part, const struct stat *there) {
    int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd >= 0 && S_ISREG(there->st_mode) &&
        fchmod(fd, there->st_mode & 0777)) {
        close(fd);
        unlink(part);
        return -1;
    }
    return fd;
}

static FILE *open_beside(struct outfile *o, const struct stat *there) {
    bool exists = S_ISREG(there->st_mode);
    int fd = -1;

    if (exists && access(o->path, W_OK))
        return NULL;
    o->place = exists ? realpath(o->path, NULL) : strdup(o->path);
    if (!o->place ||
        asprintf(&o->part, "%s.%ld.part", o->place, (long)getpid()) < 0)
        o->part = NULL;
    if (o->part)
        fd = open_part(o->part, there);
    return fd < 0 ? NULL : fdopen(fd, "wb");
}

static void forget(struct outfile *o) {
    free(o->part);
    free(o->place);
    *o = (struct outfile){.option = o->option, .path = o->path};
}

int outfile_open(struct outfile *o, const char *option,
                 const char *path, struct why *why) {
    struct stat there = {.st_mode = 0};
    int error;

    *o = (struct outfile){.option = option, .path = path};
    if (!path)
        return 0;
    if (stat(path, &there) && errno != ENOENT)
        return because(why, "%s %s: %s", option, path, strerror(errno));
    if (is_stdout(path, &there))
        o->file = stdout;
    else if (there.st_mode == 0 || S_ISREG(there.st_mode))
        o->file = open_beside(o, &there);
    else
        o->file = fopen(path, "wb");
    if (o->file)
        return 0;
    error = errno;
    forget(o);
    return because(why, "%s %s: %s", option, path,
                   error == EEXIST ? "something else is written there"
                                   : strerror(error));
}

/* Finish and close; 0, or the error that hindered it. */
static int finish(const struct outfile *o) {
    int error = ferror(o->file) ? EIO : 0;

    if (fflush(o->file) || (o->part && fsync(fileno(o->file))))
        error = errno;
    if (o->file != stdout && fclose(o->file) && !error)
        error = errno;
    return error;
}

int outfile_keep(struct outfile *o, struct why *why) {
    int error;

    if (!o->file)
        return 0;
    error = finish(o);
    if (!error && o->part && rename(o->part, o->place))
        error = errno;
    if (error && o->part)
        unlink(o->part);
    forget(o);
    return error ? because(why, "%s %s: not written in full: %s",
                           o->option, o->path, strerror(error))
                 : 0;
}

void outfile_drop(struct outfile *o) {
    if (o->file && o->file != stdout)
        fclose(o->file);
    if (o->part)
        unlink(o->part);
    forget(o);
}
