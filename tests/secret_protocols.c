/* Tangled from chapters/29-full-size.md; edit that file. */
#include <valgrind/memcheck.h>

#include "subjects.h"

/* Is this thread a party at work on secrets? */
static _Thread_local bool at_work;

/* From here on nobody knows what is in there. */
static void make_secret(const void *data, size_t bytes) {
    if (at_work)
        VALGRIND_MAKE_MEM_UNDEFINED(data, bytes);
}

void __real_draw_ring(struct stream *s, ring *out, size_t n);
void __wrap_draw_ring(struct stream *s, ring *out, size_t n);
void __real_draw_odd(struct stream *s, ring *out, size_t n);
void __wrap_draw_odd(struct stream *s, ring *out, size_t n);
void __real_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound);
void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound);

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    make_secret(out, n * sizeof *out);
}

void __wrap_draw_odd(struct stream *s, ring *out, size_t n) {
    __real_draw_odd(s, out, n);
    make_secret(out, n * sizeof *out);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    __real_draw_below(s, out, n, bound);
    make_secret(out, n);
}

int __real_link_exchange(struct link *link, struct parcel *parcel,
                         int patience, struct why *why);
int __wrap_link_exchange(struct link *link, struct parcel *parcel,
                         int patience, struct why *why);

/* The system is told what it sends, in a copy that is no secret. */
int __wrap_link_exchange(struct link *link, struct parcel *parcel,
                         int patience, struct why *why) {
    struct parcel shown = *parcel;
    void *copy = malloc(parcel->out_bytes + 1);
    int status;

    if (parcel->out_bytes)
        memcpy(copy, parcel->out, parcel->out_bytes);
    VALGRIND_MAKE_MEM_DEFINED(copy, parcel->out_bytes);
    shown.out = copy;
    status = __real_link_exchange(link, &shown, patience, why);
    parcel->depth = shown.depth;
    make_secret(parcel->in, parcel->in_bytes);
    free(copy);
    return status;
}

static void run_on_secrets(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    const struct subject *subject = t->arg;

    at_work = true;
    for (int i = 0; i < THREE_MAX; i++)
        make_secret(in[i], t->in_n[i] * sizeof(ring));
    subject->run(me, t, in, out);
    at_work = false;
}

static unsigned complaints(const struct subject *s) {
    unsigned before = VALGRIND_COUNT_ERRORS;

    run_subject(s, run_on_secrets, s, 16, true);
    return VALGRIND_COUNT_ERRORS - before;
}

static void no_protocol_branches_on_a_secret(void **state) {
    unsigned sum = 0;

    (void)state;
    for (int i = 0; i < SUBJECTS; i++) {
        unsigned found = complaints(&subjects[i]);
        if (found)
            print_error("%s: %u times\n", subjects[i].name, found);
        sum += found;
    }
    assert_int_equal(sum, 0);
}
static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_protocol_branches_on_a_secret),
};

RUN("secret", tests)
