/* Tangled from chapters/01-data.md; edit that file. */
#include "idx.h"
#include "unpack.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* An IDX file while it is read. */
struct source {
    struct unpack file;
    const char *path;
    struct why *why;
};

/* Read n bytes, which are `what`, or fail. */
static int read_bytes(struct source *in, uint8_t *out, size_t n,
                      const char *what) {
    const char *trouble;

    if (unpack_read(&in->file, out, n) == n)
        return 0;
    trouble = unpack_trouble(&in->file);
    return because(in->why, "%s: %s, expected %zu bytes of %s",
                   in->path, trouble ? trouble : "ends early", n, what);
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

struct kind {
    uint32_t mask, start;
    const char *name;
};

static const struct kind kinds[] = {
    {0xffff0000, 0x1f8b0000, "packed twice: unpack it once"},
    {0xffffffff, 0x504b0304, "a zip archive: unzip it"},
    {0xffffffff, 0xfd377a58, "packed with xz: run unxz"},
    {0xffffff00, 0x425a6800, "packed with bzip2: run bunzip2"},
    {0xffffffff, 0x28b52ffd, "packed with zstd: run unzstd"},
    {0xff000000, 0x3c000000, "a page of HTML: fetch it again"},
    {0xffffffff, 0x76657273, "a pointer of Git LFS: run git lfs pull"},
    {0xffffff00, 0x00000900, "an IDX file of signed bytes: convert it"},
    {0xffffff00, 0x00000b00,
     "an IDX file of 16-bit integers: convert it"},
    {0xffffff00, 0x00000c00,
     "an IDX file of 32-bit integers: convert it"},
    {0xffffff00, 0x00000d00, "an IDX file of real numbers: convert it"},
    {0xffffff00, 0x00000e00, "an IDX file of real numbers: convert it"},
    {0xffffffff, 0x00000801, "a file of labels"},
    {0xffffffff, 0x00000803, "a file of images"},
};

static const char *kind_of(uint32_t magic) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((magic & kinds[i].mask) == kinds[i].start)
            return kinds[i].name;
    return NULL;
}

static int read_magic(struct source *in, uint32_t expected) {
    uint32_t magic;
    const char *kind;

    if (read_word(in, &magic, "IDX magic") < 0)
        return -1;
    if (magic == expected)
        return 0;
    kind = kind_of(magic);
    return because(in->why,
                   "%s: begins with 0x%08x, expected 0x%08x "
                   "(unsigned bytes in %u dimension%s)%s%s",
                   in->path, magic, expected, expected & 0xff,
                   (expected & 0xff) == 1 ? "" : "s",
                   kind ? "; it seems to be " : "", kind ? kind : "");
}

/* The most bytes we take a header's word for. */
#define LIMIT ((size_t)1 << 30)

static int read_sizes(struct source *in, size_t *dim, size_t dims) {
    for (size_t i = 0; i < dims; i++) {
        uint32_t word;
        if (read_word(in, &word, "sizes") < 0)
            return -1;
        dim[i] = word;
    }
    return 0;
}

static int multiply_sizes(const struct source *in, const size_t *dim,
                          size_t dims, size_t *size) {
    char all[40] = "";

    *size = 1;
    for (size_t i = 0; i < dims; i++) {
        size_t length = strlen(all);
        snprintf(all + length, sizeof all - length, "%s%zu",
                 i ? " x " : "", dim[i]);
        if (*size > 0)
            *size = dim[i] > LIMIT / *size ? 0 : *size * dim[i];
    }
    if (*size > 0)
        return 0;
    return because(in->why,
                   "%s: its header says %s bytes, expected 1 to %zu "
                   "together",
                   in->path, all, LIMIT);
}

static int expect_end(struct source *in) {
    uint8_t more;
    const char *trouble;

    if (unpack_read(&in->file, &more, 1) > 0)
        return because(in->why,
                       "%s: goes on, expected the end of the file",
                       in->path);
    trouble = unpack_trouble(&in->file);
    if (trouble)
        return because(in->why, "%s: %s, expected a whole file",
                       in->path, trouble);
    return 0;
}

static int read_idx(struct source *in, uint32_t magic, size_t *dim,
                    uint8_t **values) {
    size_t size;
    if (read_magic(in, magic) < 0 ||
        read_sizes(in, dim, magic & 0xff) < 0 ||
        multiply_sizes(in, dim, magic & 0xff, &size) < 0)
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
    struct source in = {.path = path, .why = why};
    if (unpack_open(&in.file, path) < 0)
        return because(why, "%s: %s, expected an IDX file", path,
                       strerror(errno));
    int result = read_idx(&in, magic, dim, values);
    unpack_close(&in.file);
    return result;
}

static int load_images(struct dataset *d, const char *path,
                       struct why *why) {
    size_t dim[3];
    shorten(d->name, sizeof d->name, path);
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

/* The average of a square of pixels, rounded. */
static uint8_t average(const uint8_t *corner, size_t cols,
                       size_t side) {
    size_t sum = 0, count = side * side;
    for (size_t i = 0; i < side; i++)
        for (size_t j = 0; j < side; j++)
            sum += corner[i * cols + j];
    return (uint8_t)((sum + count / 2) / count);
}

int dataset_shrink(struct dataset *d, size_t pixels) {
    size_t side = 1, rows, cols;
    if (d->count == 0)
        return 0;
    while (pixels * side * side < d->rows * d->cols)
        side++;
    rows = d->rows / side, cols = d->cols / side;
    if (rows * side != d->rows || cols * side != d->cols ||
        rows * cols != pixels)
        return -1;
    for (size_t k = 0; k < d->count * pixels; k++) {
        size_t row = k / cols, col = k % cols;
        d->pixels[k] = average(d->pixels + (row * d->cols + col) * side,
                               d->cols, side);
    }
    d->rows = rows, d->cols = cols;
    return 0;
}

struct path {
    char text[4096];
};

static bool is_file(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && !S_ISDIR(s.st_mode);
}

static struct path path_of(const char *folder, const char *part,
                           const char *kind) {
    struct path p;
    const char *end[] = {"", ".gz"};
    for (size_t i = 0; i < 2; i++) {
        snprintf(p.text, sizeof p.text, "%s/%s-%s-ubyte%s", folder,
                 part, kind, end[i]);
        if (is_file(p.text))
            break;
    }
    return p;
}

/* A name in the folder that has both words in it; "" if none has. */
static struct path near_name(const char *folder, const char *part,
                             const char *kind) {
    struct path p = {""};
    const struct dirent *entry;
    DIR *names = opendir(folder);

    while (names && !p.text[0] && (entry = readdir(names)))
        if (strstr(entry->d_name, part) && strstr(entry->d_name, kind))
            snprintf(p.text, sizeof p.text, "%s", entry->d_name);
    if (names)
        closedir(names);
    return p;
}

/* Both files of a part are there, or one is named that is not. */
static int find_part(const char *folder, const char *part,
                     struct why *why) {
    static const char *const kind[][2] = {{"images-idx3", "images"},
                                          {"labels-idx1", "labels"}};

    for (int i = 0; i < 2; i++) {
        struct path p = path_of(folder, part, kind[i][0]);
        struct path near = near_name(folder, part, kind[i][1]);
        if (!near.text[0] && strcmp(part, "t10k") == 0)
            near = near_name(folder, "test", kind[i][1]);
        if (!is_file(p.text) && near.text[0])
            return because(why,
                           "%s: no such file; but there is %s: if that "
                           "is it, rename it",
                           p.text, near.text);
    }
    return 0;
}

static int load_part(struct dataset *d, const char *folder,
                     const char *part, struct why *why) {
    struct path images = path_of(folder, part, "images-idx3");
    struct path labels = path_of(folder, part, "labels-idx1");
    if (find_part(folder, part, why) < 0)
        return -1;
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
        struct path p = near_name(places[i], "train", "images");
        if (p.text[0])
            return places[i];
    }
    return NULL;
}

int dataset_find(struct dataset *train, struct dataset *test,
                 char *which, size_t size, struct why *why) {
    const char *folder = find_folder();
    char place[100];
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
    shorten(place, sizeof place, folder);
    snprintf(which, size, "%s from %s", title(test), place);
    return 0;
}
