/* Tangled from chapters/42-training.md; edit that file. */
#ifndef MEMORY_H
#define MEMORY_H

#include "check.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

enum { PAGE = 4096, PIECE = 64 }; /* bytes; what is looked for */

static inline int open_of(pid_t pid, const char *name) {
    char path[64];
    int fd;

    snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, name);
    fd = open(path, O_RDONLY);
    if (fd < 0)
        fail_msg("%s cannot be read", path);
    return fd;
}

enum { AHEAD = 512 };

/* Which of the next pages are there? Bits 62 and 63 of an entry say:
   swapped, or in memory. */
static inline void look_ahead(int pagemap, uint64_t page,
                              uint64_t entry[AHEAD]) {
    size_t bytes = AHEAD * sizeof *entry;

    memset(entry, 0, bytes);
    if (pread(pagemap, entry, bytes, (off_t)(page * sizeof *entry)) < 0)
        memset(entry, 0, bytes);
}

static inline bool range_has(int memory, int pagemap, uint64_t from,
                             uint64_t to, const uint8_t *piece) {
    uint8_t text[PIECE + PAGE] = {0};
    uint64_t entry[AHEAD];

    for (uint64_t k = 0; from < to; from += PAGE, k++) {
        if (k % AHEAD == 0)
            look_ahead(pagemap, from / PAGE, entry);
        if (entry[k % AHEAD] >> 62 == 0 ||
            pread(memory, text + PIECE, PAGE, (off_t)from) != PAGE) {
            memset(text, 0, PIECE);
            continue;
        }
        if (memmem(text, sizeof text, piece, PIECE))
            return true;
        memcpy(text, text + PAGE, PIECE);
    }
    return false;
}

/* Is this piece anywhere in the memory of that process? Ranges of more
   than 64 GB are a sanitizer's, and hold no data. */
static inline bool remembers(pid_t pid, const uint8_t *piece) {
    int memory = open_of(pid, "mem"), pagemap = open_of(pid, "pagemap");
    FILE *maps = fdopen(open_of(pid, "maps"), "r");
    unsigned long long from, to;
    bool found = false;
    char rights[8];

    while (!found && fscanf(maps, "%llx-%llx %7s%*[^\n]", &from, &to,
                            rights) == 3)
        found = rights[0] == 'r' && to - from <= 64ull << 30 &&
                range_has(memory, pagemap, from, to, piece);
    fclose(maps);
    close(memory);
    close(pagemap);
    return found;
}

static inline pid_t parent_of(const char *pid) {
    char path[300];
    int parent = -1;
    FILE *f;

    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    f = fopen(path, "r");
    if (f && fscanf(f, "%*d (%*[^)]) %*c %d", &parent) != 1)
        parent = -1;
    if (f)
        fclose(f);
    return parent;
}

/* How many children does it have, and how many remember the piece? */
static inline void ask_children(pid_t pid, const uint8_t *piece,
                                int *children, int *remember) {
    DIR *all = opendir("/proc");
    struct dirent *entry;

    *children = *remember = 0;
    while ((entry = readdir(all)))
        if (atol(entry->d_name) > 0 &&
            parent_of(entry->d_name) == pid) {
            ++*children;
            *remember += remembers(atoi(entry->d_name), piece);
        }
    closedir(all);
}

#endif
