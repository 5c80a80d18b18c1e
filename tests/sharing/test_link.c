/* Tangled from chapters/14-links.md; edit that file. */
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "cost.h"
#include "link.h"

enum { LONG = 600 * 1000 }; /* ms; no test waits so long */

static void connect_ends(struct link end[2]) {
    struct why why;
    if (link_pair(&end[0], &end[1], &why))
        fail_msg("%s", why.text);
}

static void close_ends(struct link end[2]) {
    link_close(&end[0]);
    link_close(&end[1]);
}

static void a_message_is_a_header_and_a_payload(void **state) {
    (void)state;
    struct link end[2];
    struct why why;
    uint64_t seven = 7, words[4];
    struct parcel p = {
        .out = &seven, .out_bytes = sizeof seven, .depth = 3};
    connect_ends(end);
    assert_int_equal(link_exchange(&end[0], &p, LONG, &why), 0);
    assert_int_equal(recv(end[1].fd, words, sizeof words, 0), 32);
    assert_memory_equal(words, ((uint64_t[]){8, 3, 0, 7}), 32);
    close_ends(end);
}

struct trio {
    struct link link[3][3]; /* [i][j]: i's end of its link with j */
    uint64_t clock[3];
};

static void trio_open(struct trio *t) {
    struct why why;
    memset(t, 0, sizeof *t);
    for (int i = 0; i < 3; i++)
        for (int j = i + 1; j < 3; j++)
            if (link_pair(&t->link[i][j], &t->link[j][i], &why))
                fail_msg("%s", why.text);
}

/* Close all; return what the most advanced clock shows. */
static uint64_t trio_close(struct trio *t) {
    uint64_t rounds = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            if (i != j)
                link_close(&t->link[i][j]);
            if (rounds < t->clock[j])
                rounds = t->clock[j];
        }
    return rounds;
}

static void trio_send(struct trio *t, int from, int to) {
    uint64_t word = 7;
    struct why why;
    struct parcel p = {.out = &word,
                       .out_bytes = sizeof word,
                       .depth = t->clock[from]};
    if (link_exchange(&t->link[from][to], &p, LONG, &why))
        fail_msg("%s", why.text);
}

static void trio_receive(struct trio *t, int from, int to) {
    uint64_t word = 0;
    struct why why;
    struct parcel p = {
        .in = &word, .in_bytes = sizeof word, .depth = t->clock[to]};
    if (link_exchange(&t->link[to][from], &p, LONG, &why))
        fail_msg("%s", why.text);
    assert_int_equal(word, 7);
    t->clock[to] = p.depth;
}

static void trio_message(struct trio *t, int from, int to) {
    trio_send(t, from, to);
    trio_receive(t, from, to);
}

static void trio_swap(struct trio *t, int i, int j) {
    trio_send(t, i, j);
    trio_send(t, j, i);
    trio_receive(t, i, j);
    trio_receive(t, j, i);
}

static void assert_clocks(const struct trio *t, uint64_t p0,
                          uint64_t p1, uint64_t p2) {
    assert_int_equal(t->clock[0], p0);
    assert_int_equal(t->clock[1], p1);
    assert_int_equal(t->clock[2], p2);
}

static void five_messages_can_take_two_rounds(void **state) {
    (void)state;
    struct trio t;
    trio_open(&t);
    trio_swap(&t, 0, 1);
    assert_clocks(&t, 1, 1, 0);
    trio_message(&t, 2, 1);
    assert_clocks(&t, 1, 1, 0);
    trio_message(&t, 0, 2);
    assert_clocks(&t, 1, 1, 2);
    trio_message(&t, 1, 2);
    assert_clocks(&t, 1, 1, 2);
    assert_int_equal(trio_close(&t), 2);
}

static void the_same_five_can_take_three(void **state) {
    (void)state;
    struct trio t;
    trio_open(&t);
    trio_message(&t, 2, 1);
    assert_clocks(&t, 0, 1, 0);
    trio_swap(&t, 0, 1);
    assert_clocks(&t, 2, 1, 0);
    trio_message(&t, 0, 2);
    assert_clocks(&t, 2, 1, 3);
    trio_message(&t, 1, 2);
    assert_int_equal(trio_close(&t), 3);
}

#define LARGE ((size_t)64 << 20)

struct side {
    struct link *link;
    size_t bytes;
    uint8_t *out, *in;
    int result;
    struct why why;
};

static void *exchange_large(void *arg) {
    struct side *s = arg;
    struct parcel p = {s->out, s->bytes, s->in, s->bytes, 0};
    s->result = link_exchange(s->link, &p, LONG, &s->why);
    return NULL;
}

static void side_open(struct side *s, struct link *link, int fill,
                      size_t bytes) {
    *s = (struct side){link,          bytes, malloc(bytes),
                       malloc(bytes), 0,     {""}};
    assert_true(s->out && s->in);
    memset(s->out, fill, bytes);
}

/* Did both get what the other sent? */
static void sides_close(struct side side[2]) {
    for (int i = 0; i < 2; i++) {
        assert_int_equal(side[i].result, 0);
        assert_memory_equal(side[i].in, side[1 - i].out, side[i].bytes);
        assert_true(side[i].link->bytes == side[i].bytes);
    }
    for (int i = 0; i < 2; i++) {
        free(side[i].out);
        free(side[i].in);
    }
}

static void large_messages_cross_each_other(void **state) {
    (void)state;
    struct link end[2];
    struct side side[2];
    pthread_t thread;
    connect_ends(end);
    side_open(&side[0], &end[0], 0xa5, LARGE);
    side_open(&side[1], &end[1], 0x5a, LARGE);
    assert_int_equal(
        pthread_create(&thread, NULL, exchange_large, &side[1]), 0);
    exchange_large(&side[0]);
    pthread_join(thread, NULL);
    sides_close(side);
    close_ends(end);
}

static void payload_is_counted_by_its_sender(void **state) {
    (void)state;
    struct link end[2];
    struct why why;
    uint8_t there[1000] = {1}, back[1000];
    struct parcel out = {.out = there, .out_bytes = 1000};
    struct parcel in = {.in = back, .in_bytes = 1000};
    struct parcel nothing = {.depth = 5};
    connect_ends(end);
    assert_int_equal(link_exchange(&end[0], &out, LONG, &why), 0);
    assert_int_equal(link_exchange(&end[1], &in, LONG, &why), 0);
    assert_int_equal(link_exchange(&end[1], &nothing, LONG, &why), 0);
    assert_int_equal(end[0].bytes, 1000);
    assert_int_equal(end[1].bytes, 0);
    assert_int_equal(nothing.depth, 5);
    assert_byte_equal(there, back, 1000);
    close_ends(end);
}

/* So many pages fit between the ends while nobody receives. */
static size_t pages_ahead(struct link end[2]) {
    static const uint8_t page[4096];
    struct parcel p = {.out = page, .out_bytes = sizeof page};
    struct why why;
    size_t pages = 0;

    while (link_exchange(&end[0], &p, 1, &why) == 0)
        pages++;
    close_ends(end);
    return pages;
}

static void a_sender_may_run_ahead(void **state) {
    struct link wide[2], bare[2];
    int fd[2];

    (void)state;
    connect_ends(wide);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
    for (int i = 0; i < 2; i++)
        bare[i] = (struct link){.fd = fd[i], .alarm = -1};
    assert_true(pages_ahead(wide) > pages_ahead(bare));
}

enum { MS = 1000 * 1000 }; /* nanoseconds */

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 * MS + (uint64_t)t.tv_nsec;
}

static void no_message_comes_before_its_time(void **state) {
    (void)state;
    struct link end[2];
    struct why why;
    uint8_t data[2000] = {0};
    struct parcel out = {.out = data, .out_bytes = sizeof data};
    struct parcel in = {.in = data, .in_bytes = sizeof data};
    connect_ends(end);
    end[0].line = (struct line){10 * MS, 1000 * 1000, 0};
    uint64_t given = now();
    for (int i = 0; i < 2; i++)
        assert_int_equal(link_exchange(&end[0], &out, LONG, &why), 0);
    for (uint64_t i = 0; i < 2; i++) {
        assert_int_equal(link_exchange(&end[1], &in, LONG, &why), 0);
        assert_true(now() >= given + (10 + 2 * (i + 1)) * MS);
    }
    assert_int_equal(in.depth, 1);
    assert_int_equal(end[0].bytes, 2 * sizeof data);
    close_ends(end);
}

enum { SIZES = 41 };

static const uint8_t words[2][SIZES] = {
    "a message of P0's, of 41 bytes", "another one, and it is P1's"};

/* Ends 0 and 1 send so many bytes each; end `first` finishes first. */
static void swap_in_halves(struct link end[2], const size_t bytes[2],
                           int first) {
    uint8_t heard[2][SIZES];
    uint64_t depth[2] = {3, 8};
    struct why why;
    for (int i = 0; i < 2; i++) {
        struct parcel p = {words[i], bytes[i], heard[i], bytes[1 - i],
                           depth[i]};
        assert_int_equal(link_start(&end[i], &p, &why), 0);
    }
    for (int k = 0; k < 2; k++) {
        int i = k ? 1 - first : first;
        assert_int_equal(link_finish(&end[i], &depth[i], LONG, &why),
                         0);
        if (bytes[1 - i])
            assert_byte_equal(heard[i], words[1 - i], bytes[1 - i]);
    }
    assert_int_equal(depth[0], bytes[1] ? 9 : 3);
    assert_int_equal(depth[1], 8);
}

static void two_halves_are_one_whole(void **state) {
    (void)state;
    struct link end[2];
    connect_ends(end);
    for (size_t n = 0; n < SIZES; n++)
        for (size_t m = 0; m < SIZES; m++)
            swap_in_halves(end, (size_t[]){n, m}, (int)(n + m) % 2);
    assert_int_equal(end[0].bytes, SIZES * SIZES * (SIZES - 1) / 2);
    assert_int_equal(end[1].bytes, end[0].bytes);
    close_ends(end);
}

static void *finish_large(void *arg) {
    struct side *s = arg;
    uint64_t depth = 0;
    s->result = link_finish(s->link, &depth, LONG, &s->why);
    return NULL;
}

static void both_begin_before_either_goes_on(struct link end[2]) {
    struct side side[2];
    pthread_t thread;
    for (int i = 0; i < 2; i++) {
        side_open(&side[i], &end[i], 0x11 + i, LARGE / 4);
        struct parcel p = {side[i].out, LARGE / 4, side[i].in,
                           LARGE / 4, 0};
        assert_int_equal(link_start(&end[i], &p, &side[i].why), 0);
        assert_true(end[i].out.part[1].iov_len > 0);
    }
    assert_int_equal(
        pthread_create(&thread, NULL, finish_large, &side[1]), 0);
    finish_large(&side[0]);
    pthread_join(thread, NULL);
    sides_close(side);
    close_ends(end);
}

static void what_does_not_fit_is_sent_later(void **state) {
    (void)state;
    struct link end[2];
    const int least = 1;
    connect_ends(end);
    for (int i = 0; i < 2; i++)
        setsockopt(end[i].fd, SOL_SOCKET, SO_SNDBUF, &least,
                   sizeof least);
    both_begin_before_either_goes_on(end);
    connect_ends(end);
    both_begin_before_either_goes_on(end);
}

static void a_line_begins_with_the_first_half(void **state) {
    (void)state;
    struct link end[2];
    struct why why;
    uint8_t data[2000] = {0};
    uint64_t depth = 0, given = now(), free_at;
    struct parcel out = {.out = data, .out_bytes = sizeof data};
    connect_ends(end);
    end[0].line = (struct line){10 * MS, 1000 * 1000, 0};
    assert_int_equal(link_start(&end[0], &out, &why), 0);
    free_at = end[0].line.free;
    assert_true(free_at >= given + 2 * MS);
    assert_int_equal(end[0].out.header.arrival, free_at + 10 * MS);
    assert_int_equal(link_finish(&end[0], &depth, LONG, &why), 0);
    assert_true(end[0].line.free == free_at);
    close_ends(end);
}

static void move_all(int fd, char *data, size_t n, int out) {
    while (n > 0) {
        ssize_t moved =
            out ? send(fd, data, n, 0) : recv(fd, data, n, 0);
        if (moved <= 0)
            _exit(1);
        data += moved;
        n -= (size_t)moved;
    }
}

/* What a process does that sends first and then receives. */
static void send_then_receive(int fd, size_t n, int ms) {
    char *data = calloc(1, n);
    setitimer(
        ITIMER_REAL,
        &(struct itimerval){.it_value = {ms / 1000, ms % 1000 * 1000}},
        NULL);
    move_all(fd, data, n, 1);
    move_all(fd, data, n, 0);
    _exit(0);
}

/* Two such processes; how many of them were ended by their timers? */
static int hanging(size_t n, int ms) {
    struct link end[2];
    pid_t child[2];
    int status, count = 0;
    connect_ends(end);
    for (int i = 0; i < 2; i++) {
        child[i] = fork();
        if (child[i] == 0)
            send_then_receive(end[i].fd, n, ms);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(waitpid(child[i], &status, 0), child[i]);
        count += WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
    }
    close_ends(end);
    return count;
}

static void two_who_both_send_first_hang(void **state) {
    (void)state;
    assert_int_equal(hanging(1000, LONG), 0);
    assert_int_equal(hanging(16 * 1000 * 1000, 100), 2);
}

static void expect_failure(struct link *link, size_t bytes,
                           int patience, const char *text) {
    uint8_t in[64];
    struct why why = {""};
    struct parcel p = {.in = in, .in_bytes = bytes};
    assert_int_equal(link_exchange(link, &p, patience, &why), -1);
    assert_string_equal(why.text, text);
}

static void a_message_of_another_length_is_named(void **state) {
    (void)state;
    struct link end[2];
    struct why why;
    uint8_t out[24] = {0};
    struct parcel p = {.out = out, .out_bytes = 24};
    connect_ends(end);
    assert_int_equal(link_exchange(&end[0], &p, LONG, &why), 0);
    expect_failure(&end[1], 16, LONG,
                   "expected a message of 16 bytes, got one of 24");
    close_ends(end);
}

static void a_peer_that_left_is_named(void **state) {
    (void)state;
    struct link end[2];
    struct why why;
    uint64_t header[3] = {64, 0, 0}, word = 1;
    struct parcel p = {.out = &word, .out_bytes = sizeof word};
    connect_ends(end);
    send(end[1].fd, header, sizeof header, 0);
    send(end[1].fd, &word, sizeof word, 0);
    link_close(&end[1]);
    expect_failure(&end[0], 64, LONG, "the connection was closed");
    expect_failure(&end[0], 64, LONG, "the connection was closed");
    assert_int_equal(link_exchange(&end[0], &p, LONG, &why), -1);
    assert_string_equal(why.text, "the connection was closed");
    close_ends(end);
}

static void a_peer_that_left_in_between_is_named(void **state) {
    (void)state;
    struct link end[2];
    struct why why = {""};
    uint64_t word = 1, answer, depth = 0;
    struct parcel p = {&word, sizeof word, &answer, sizeof answer, 0};
    connect_ends(end);
    assert_int_equal(link_start(&end[0], &p, &why), 0);
    link_close(&end[1]);
    assert_int_equal(link_finish(&end[0], &depth, LONG, &why), -1);
    assert_string_equal(why.text, "the connection was closed");
    close_ends(end);
}

static void a_silent_peer_is_found_by_the_deadline(void **state) {
    (void)state;
    struct link end[2];
    connect_ends(end);
    expect_failure(&end[0], 40, 20,
                   "nothing moved for 20 ms, with 0 bytes left to send "
                   "and 40 to receive");
    close_ends(end);
}

static struct {
    bool on;
    int slices, ms, longest;  /* that were waited, and were asked for */
    int speaks_at, pause, fd; /* the peer's slices, and its end */
} pretend;

static void speak(int fd) {
    uint64_t message[] = {8, 0, 0, 7};
    send(fd, message, sizeof message, 0);
}

/* The next word of a message of eleven. */
static void speak_slowly(int fd) {
    uint64_t message[] = {64, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
    send(fd, &message[pretend.slices / pretend.pause - 1], 8, 0);
}

int poll(struct pollfd *file, nfds_t n, int ms) {
    struct timespec t = {ms / 1000, ms % 1000 * MS};
    if (!pretend.on)
        return ppoll(file, n, &t, NULL);
    pretend.ms += ms;
    pretend.longest = ms > pretend.longest ? ms : pretend.longest;
    if (++pretend.slices == pretend.speaks_at)
        speak(pretend.fd);
    if (pretend.pause && pretend.slices % pretend.pause == 0)
        speak_slowly(pretend.fd);
    return ppoll(file, n, &(struct timespec){0, 0}, NULL);
}

/* A link to an empty file without a name, or to one that is opened in
   that mode and holds nothing. */
static struct link file_link(const char *mode) {
    FILE *file = mode ? fopen("/dev/null", mode) : tmpfile();
    assert_non_null(file);
    struct link link = {
        .fd = dup(fileno(file)), .alarm = -1, .file = true};
    fclose(file);
    return link;
}

static void what_is_in_a_file_was_said_before(void **state) {
    (void)state;
    struct link link = file_link(NULL);
    uint64_t said[2] = {41, 42}, heard[2] = {0};
    struct why why;
    struct parcel out = {.out = said, .out_bytes = 8, .depth = 3};
    struct parcel in = {.in = heard, .in_bytes = 8, .depth = 0};
    assert_int_equal(link_exchange(&link, &out, LONG, &why), 0);
    out.out = &said[1];
    assert_int_equal(link_exchange(&link, &out, LONG, &why), 0);
    assert_int_equal(link.bytes, 16);
    assert_int_equal(lseek(link.fd, 0, SEEK_CUR), 2 * (8 + 8));
    lseek(link.fd, 0, SEEK_SET);
    assert_int_equal(link_exchange(&link, &in, LONG, &why), 0);
    assert_int_equal(heard[0], 41);
    assert_int_equal(in.depth, 0);
    expect_failure(&link, 16, LONG,
                   "expected a message of 16 bytes, got one of 8");
    lseek(link.fd, 0, SEEK_END);
    expect_failure(&link, 8, LONG, "the file has come to its end");
    link_close(&link);
}

static void a_file_that_cannot_be_written_is_named(void **state) {
    (void)state;
    struct link link = file_link("r");
    uint64_t word = 7;
    struct parcel out = {.out = &word, .out_bytes = sizeof word};
    struct why why = {""};
    assert_int_equal(link_exchange(&link, &out, LONG, &why), -1);
    assert_string_equal(why.text,
                        "the file fails: Bad file descriptor");
    link_close(&link);
}

/* Receive a word from a peer who speaks in that slice, or never (0). */
static int slow_word(int speaks_at, int patience, struct why *why) {
    struct link end[2];
    uint64_t word = 0;
    struct parcel p = {.in = &word, .in_bytes = sizeof word};
    connect_ends(end);
    memset(&pretend, 0, sizeof pretend);
    pretend.on = true;
    pretend.speaks_at = speaks_at;
    pretend.fd = end[1].fd;
    int result = link_exchange(&end[0], &p, patience, why);
    pretend.on = false;
    assert_int_equal(word, result ? 0 : 7);
    close_ends(end);
    return result;
}

static void patience_is_spent_in_slices_of_a_second(void **state) {
    (void)state;
    struct why why = {""};
    assert_int_equal(slow_word(0, 60 * 1000, &why), -1);
    assert_int_equal(pretend.slices, 60);
    assert_int_equal(pretend.longest, 1000);
    assert_int_equal(slow_word(0, 1500, &why), -1);
    assert_int_equal(pretend.ms, 1500);
    assert_int_equal(slow_word(60, 60 * 1000, &why), 0);
    assert_int_equal(slow_word(61, 60 * 1000, &why), -1);
}

static void without_a_limit_no_wait_is_too_long(void **state) {
    (void)state;
    struct why why = {""};
    assert_int_equal(slow_word(100 * 1000, -1, &why), 0);
}

/* Receive eight words from a peer who pauses so many slices. */
static int dribble(int pause, uint64_t in[8]) {
    struct link end[2];
    struct why why;
    struct parcel p = {.in = in, .in_bytes = 64};
    connect_ends(end);
    memset(&pretend, 0, sizeof pretend);
    pretend.on = true;
    pretend.pause = pause;
    pretend.fd = end[1].fd;
    int result = link_exchange(&end[0], &p, 3000, &why);
    pretend.on = false;
    close_ends(end);
    return result;
}

static void a_slow_peer_is_waited_for(void **state) {
    (void)state;
    uint64_t in[8] = {0};
    assert_int_equal(dribble(2, in), 0);
    assert_int_equal(pretend.slices, 22);
    assert_int_equal(in[7], 8);
    assert_int_equal(dribble(4, in), -1);
    assert_int_equal(pretend.slices, 3);
}

static void the_alarm_ends_a_wait_without_a_limit(void **state) {
    (void)state;
    struct link end[2];
    int alarm[2];
    struct why why;
    uint64_t word = 0;
    struct parcel p = {.in = &word, .in_bytes = sizeof word};
    connect_ends(end);
    assert_int_equal(pipe(alarm), 0);
    assert_int_equal(write(alarm[1], "!", 1), 1);
    end[0].alarm = alarm[0];
    speak(end[1].fd);
    assert_int_equal(link_exchange(&end[0], &p, -1, &why), 0);
    assert_int_equal(word, 7);
    expect_failure(&end[0], 8, -1, "another one has failed");
    close(alarm[0]);
    close(alarm[1]);
    close_ends(end);
}

static void what_is_begun_has_to_be_finished(void **state) {
    (void)state;
    struct link end[2];
    struct why why = {""};
    uint64_t word = 1, answer, depth = 0;
    struct parcel p = {&word, sizeof word, &answer, sizeof answer, 0};
    connect_ends(end);
    assert_int_equal(link_start(&end[0], &p, &why), 0);
    assert_int_equal(link_exchange(&end[0], &p, 20, &why), -1);
    assert_string_equal(why.text,
                        "the exchange before is not finished");
    speak(end[1].fd);
    assert_int_equal(link_finish(&end[0], &depth, LONG, &why), 0);
    assert_int_equal(answer, 7);
    assert_int_equal(end[0].bytes, sizeof word);
    close_ends(end);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_message_is_a_header_and_a_payload),
    cmocka_unit_test(five_messages_can_take_two_rounds),
    cmocka_unit_test(the_same_five_can_take_three),
    cmocka_unit_test(large_messages_cross_each_other),
    cmocka_unit_test(payload_is_counted_by_its_sender),
    cmocka_unit_test(a_slow_peer_is_waited_for),
    cmocka_unit_test(a_sender_may_run_ahead),
    cmocka_unit_test(no_message_comes_before_its_time),
    cmocka_unit_test(two_halves_are_one_whole),
    cmocka_unit_test(what_does_not_fit_is_sent_later),
    cmocka_unit_test(a_line_begins_with_the_first_half),
    cmocka_unit_test(two_who_both_send_first_hang),
    cmocka_unit_test(a_message_of_another_length_is_named),
    cmocka_unit_test(a_peer_that_left_is_named),
    cmocka_unit_test(a_peer_that_left_in_between_is_named),
    cmocka_unit_test(what_is_begun_has_to_be_finished),
    cmocka_unit_test(a_silent_peer_is_found_by_the_deadline),
    cmocka_unit_test(patience_is_spent_in_slices_of_a_second),
    cmocka_unit_test(without_a_limit_no_wait_is_too_long),
    cmocka_unit_test(the_alarm_ends_a_wait_without_a_limit),
    cmocka_unit_test(what_is_in_a_file_was_said_before),
    cmocka_unit_test(a_file_that_cannot_be_written_is_named),
};

RUN("links", tests)
