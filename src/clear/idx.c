/* Tangled from chapters/01-data.md; edit that file. */
#include "idx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

/* An IDX file while it is read. */
struct source {
    gzFile file;
    const char *path;
    struct why *why;
};

static const char *trouble(gzFile file) {
    int code;
    gzerror(file, &code);
    if (code == Z_ERRNO)
        return strerror(errno);
    return code == Z_DATA_ERROR ? "damaged gzip data" : "ends early";
}

/* Read n bytes, which are `what`, or fail. */
static int read_bytes(struct source *in, uint8_t *out, size_t n,
                      const char *what) {
    int got = gzread(in->file, out, (unsigned)n);
    if (got >= 0 && (size_t)got == n)
        return 0;
    return because(in->why, "%s: %s, expected %zu bytes of %s",
                   in->path, trouble(in->file), n, what);
}

static int read_word(struct source *in, uint32_t *word,
                     const char *what) {
    uint8_t b[4];
    if (read_bytes(in, b, sizeof b, what) < 0)
        return -1;
    *word = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
            (uint32_t)b[2] << 8 | (uint32_t)b[3];
    return 0;
}

static int read_magic(struct source *in, uint32_t expected) {
    uint32_t magic;
    if (read_word(in, &magic, "IDX magic") < 0)
        return -1;
    if (magic == expected)
        return 0;
    return because(in->why,
                   "%s: begins with 0x%08x, expected 0x%08x "
                   "(unsigned bytes in %u dimension%s)",
                   in->path, magic, expected, expected & 0xff,
                   (expected & 0xff) == 1 ? "" : "s");
}

/* The most bytes we take a header's word for. */
#define LIMIT ((size_t)1 << 30)

static int read_sizes(struct source *in, size_t *dim, size_t dims,
                      size_t *size) {
    *size = 1;
    for (size_t i = 0; i < dims; i++) {
        uint32_t word;
        if (read_word(in, &word, "sizes") < 0)
            return -1;
        dim[i] = word;
        if (dim[i] == 0 || dim[i] > LIMIT / *size)
            return because(
                in->why, "%s: size %u is %zu, expected 1 to %zu",
                in->path, (unsigned)i + 1, dim[i], LIMIT / *size);
        *size *= dim[i];
    }
    return 0;
}

static int expect_end(struct source *in) {
    uint8_t more;
    int code, got = gzread(in->file, &more, 1);
    gzerror(in->file, &code);
    if (got > 0)
        return because(in->why,
                       "%s: goes on, expected the end of the file",
                       in->path);
    if (got < 0 || (code != Z_OK && code != Z_STREAM_END))
        return because(in->why, "%s: %s, expected a whole file",
                       in->path, trouble(in->file));
    return 0;
}

static int read_idx(struct source *in, uint32_t magic, size_t *dim,
                    uint8_t **values) {
    size_t size;
    if (read_magic(in, magic) < 0 ||
        read_sizes(in, dim, magic & 0xff, &size) < 0)
        return -1;
    *values = malloc(size);
    if (!*values)
        return because(in->why, "%s: no memory for %zu bytes", in->path,
                       size);
    if (read_bytes(in, *values, size, "values") < 0)
        return -1;
    return expect_end(in);
}

static int load_idx(const char *path, uint32_t magic, size_t *dim,
                    uint8_t **values, struct why *why) {
    struct source in = {gzopen(path, "rb"), path, why};
    if (!in.file)
        return because(why, "%s: %s, expected an IDX file", path,
                       strerror(errno));
    int result = read_idx(&in, magic, dim, values);
    gzclose(in.file);
    return result;
}

static int load_images(struct dataset *d, const char *path,
                       struct why *why) {
    size_t dim[3];
    snprintf(d->name, sizeof d->name, "%s", path);
    if (load_idx(path, 0x00000803, dim, &d->pixels, why) < 0)
        return -1;
    d->count = dim[0];
    d->rows = dim[1];
    d->cols = dim[2];
    return 0;
}

static int check_labels(const struct dataset *d, const char *path,
                        struct why *why) {
    for (size_t i = 0; i < d->count; i++)
        if (d->labels[i] >= CLASSES)
            return because(why, "%s: label %zu is %u, expected 0 to %d",
                           path, i, d->labels[i], CLASSES - 1);
    return 0;
}

static int load_labels(struct dataset *d, const char *path,
                       struct why *why) {
    size_t count;
    if (load_idx(path, 0x00000801, &count, &d->labels, why) < 0)
        return -1;
    if (count != d->count)
        return because(why,
                       "%s: %zu labels, expected %zu, one for each "
                       "image of %s",
                       path, count, d->count, d->name);
    return check_labels(d, path, why);
}

int dataset_load(struct dataset *d, const char *images,
                 const char *labels, struct why *why) {
    *d = (struct dataset){0};
    if (load_images(d, images, why) == 0 &&
        load_labels(d, labels, why) == 0)
        return 0;
    dataset_free(d);
    return -1;
}

void dataset_free(struct dataset *d) {
    free(d->pixels);
    free(d->labels);
    *d = (struct dataset){0};
}

void dataset_image(const struct dataset *d, size_t i, float *out) {
    size_t n = d->rows * d->cols;
    for (size_t k = 0; k < n; k++)
        out[k] = (float)d->pixels[i * n + k] / 256.0f;
}

void dataset_batch(const struct dataset *d, const size_t *which,
                   size_t n, float *x, uint8_t *labels) {
    for (size_t i = 0; i < n; i++) {
        dataset_image(d, which[i], x + i * d->rows * d->cols);
        labels[i] = d->labels[which[i]];
    }
}

struct path {
    char text[4096];
};

static struct path path_of(const char *folder, const char *part,
                           const char *kind) {
    struct path p;
    const char *end[] = {"", ".gz"};
    for (size_t i = 0; i < 2; i++) {
        snprintf(p.text, sizeof p.text, "%s/%s-%s-ubyte%s", folder,
                 part, kind, end[i]);
        if (access(p.text, F_OK) == 0)
            break;
    }
    return p;
}

static int load_part(struct dataset *d, const char *folder,
                     const char *part, struct why *why) {
    struct path images = path_of(folder, part, "images-idx3");
    struct path labels = path_of(folder, part, "labels-idx1");
    return dataset_load(d, images.text, labels.text, why);
}

static const char *title(const struct dataset *test) {
    size_t size = test->count * test->rows * test->cols;
    switch (crc32(0, test->pixels, (uInt)size)) {
    case 0xe4ca5f57:
        return "MNIST";
    case 0x12728439:
        return "Fashion-MNIST";
    default:
        return "unknown images";
    }
}

static int load_both(struct dataset *train, struct dataset *test,
                     const char *folder, struct why *why) {
    if (load_part(train, folder, "train", why) < 0 ||
        load_part(test, folder, "t10k", why) < 0)
        return -1;
    if (train->rows == test->rows && train->cols == test->cols)
        return 0;
    return because(why,
                   "%s: images of %zu x %zu, expected %zu x %zu as in "
                   "the training set",
                   test->name, test->rows, test->cols, train->rows,
                   train->cols);
}

static const char *find_folder(void) {
    static const char *const places[] = {
        "data/mnist",
        "../shared/mnist",
        "/usr/share/datasets/fashion-mnist",
    };
    const char *chosen = getenv("MNIST_DIR");
    if (chosen && *chosen)
        return chosen;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct path p = path_of(places[i], "train", "images-idx3");
        if (access(p.text, F_OK) == 0)
            return places[i];
    }
    return NULL;
}

int dataset_find(struct dataset *train, struct dataset *test,
                 char *which, size_t size, struct why *why) {
    const char *folder = find_folder();
    *train = *test = (struct dataset){0};
    if (!folder)
        return because(why, "no images in data/mnist, ../shared/mnist "
                            "or from dataset-fashion-mnist; run "
                            "data/fetch or set $MNIST_DIR");
    if (load_both(train, test, folder, why) < 0) {
        dataset_free(train);
        dataset_free(test);
        return -1;
    }
    snprintf(which, size, "%s from %s", title(test), folder);
    return 0;
}
