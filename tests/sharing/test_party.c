/* Tangled from chapters/15-parties.md; edit that file. */
#include <dirent.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "party.h"
#include "seconds.h"

struct savings {
    ring have[2], sum;
    uint64_t bytes[OWNER], depth[OWNER];
};

static void count_savings(struct party *me, void *arg) {
    struct savings *s = arg;

    if (me->id == OWNER) {
        recv_from(me, P2, &s->sum, sizeof s->sum);
    } else {
        ring savings = me->id <= P1 ? s->have[me->id] : 0;
        /* Add up the savings. */
        ring mask, sum[2];

        if (me->id <= P1) {
            draw_ring(me->with[other(me)][BLIND], &mask, 1);
            mask = me->id == P0 ? savings + mask : savings - mask;
            mask = mod_L(mask);
            send_to(me, P2, &mask, sizeof mask);
        } else if (me->id == P2) {
            recv_from(me, P0, &sum[0], sizeof *sum);
            recv_from(me, P1, &sum[1], sizeof *sum);
            sum[0] = mod_L(sum[0] + sum[1]);
            send_to(me, OWNER, &sum[0], sizeof *sum);
        }
        s->bytes[me->id] = party_bytes(me);
        s->depth[me->id] = me->depth;
    }
}

static void who_sends_says_what_a_byte_counts_as(void **state) {
    struct cost p0 = cost_of(P0, 3, 40), p1 = cost_of(P1, 5, 40);
    struct cost p2 = cost_of(P2, 4, 16);
    struct cost all = cost_beside(cost_beside(p0, p1), p2);

    (void)state;
    assert_int_equal(all.rounds, 5);
    assert_int_equal(all.online, 80);
    assert_int_equal(all.dealt, 16);
}

static void must(int result, const struct why *why) {
    if (result)
        fail_msg("%s", why->text);
}

static void savings_add_up(void **state) {
    (void)state;
    struct savings s = {.have = {20, 22}};
    struct why why;
    must(party_threads(count_savings, &s, &why), &why);
    assert_int_equal(s.sum, 42);
    s = (struct savings){.have = {1, RING_MAX}};
    must(party_fork(count_savings, &s, &why), &why);
    assert_int_equal(s.sum, 0);
}

static void they_cost_two_words_and_one_round(void **state) {
    (void)state;
    struct savings s = {.have = {20, 22}};
    struct why why;
    must(party_threads(count_savings, &s, &why), &why);
    assert_int_equal(s.bytes[P0], 8);
    assert_int_equal(s.bytes[P1], 8);
    assert_int_equal(s.bytes[P2], 0);
    assert_int_equal(s.depth[P2], 1);
}

static const struct line far = {10 * 1000 * 1000, 1000 * 1000, 0};

static void count_far_savings(struct party *me, void *arg) {
    party_emulate(me, far, (struct cost){6, 48, 0});
    count_savings(me, arg);
}

static void hand_around(struct party *me, void *arg) {
    uint64_t *rounds = arg, word = 0;
    if (me->id == OWNER) {
        recv_from(me, P0, rounds, sizeof *rounds);
        return;
    }
    party_emulate(me, far, (struct cost){6, 48, 0});
    for (int i = 0; i < 2; i++) {
        if (me->id != P0)
            recv_from(me, me->id - 1, &word, sizeof word);
        send_to(me, (me->id + 1) % OWNER, &word, sizeof word);
        if (me->id == P0)
            recv_from(me, P2, &word, sizeof word);
    }
    if (me->id == P0)
        send_to(me, OWNER, &me->depth, sizeof me->depth);
}

static void a_line_changes_no_count(void **state) {
    (void)state;
    struct savings s = {.have = {20, 22}};
    struct why why;
    must(party_threads(count_far_savings, &s, &why), &why);
    assert_int_equal(s.sum, 42);
    assert_int_equal(s.bytes[P0] + s.bytes[P1] + s.bytes[P2], 16);
    assert_int_equal(s.depth[P2], 1);
}

static void rounds_on_a_long_line_take_their_time(void **state) {
    (void)state;
    uint64_t rounds = 0;
    struct why why;
    double start = seconds();
    must(party_fork(hand_around, &rounds, &why), &why);
    assert_int_equal(rounds, 6);
    assert_true(seconds() - start >= 0.01 * (double)rounds);
}

static void swap_and_listen(struct party *me, void *arg) {
    const uint64_t mine = 10 + (uint64_t)me->id;
    uint64_t theirs = 0, word = 0;
    (void)arg;
    if (holds_shares(me))
        swap_start(me, other(me), &mine, &theirs, sizeof mine);
    if (me->id == P2)
        send_to(me, P1, &mine, sizeof mine);
    if (me->id == P1)
        recv_from(me, P2, &word, sizeof word);
    if (holds_shares(me))
        swap_finish(me, other(me));
    if (me->id == P1 && word != 12)
        party_fail(me, "P2 is not heard");
    if (holds_shares(me) && theirs != 21 - mine)
        party_fail(me, "the other is not heard");
    if (holds_shares(me) && me->depth != 1)
        party_fail(me, "%llu rounds", (unsigned long long)me->depth);
}

static void a_swap_leaves_time_to_listen(void **state) {
    (void)state;
    struct why why;
    must(party_threads(swap_and_listen, NULL, &why), &why);
}

struct words {
    ring word[ROLES][ROLES][PURPOSES];
};

static void draw_one_each(struct party *me, void *arg) {
    struct words *w = arg;
    for (int peer = P0; peer < ROLES; peer++)
        for (int i = 0; peer != me->id && i < PURPOSES; i++)
            draw_ring(me->with[peer][i], &w->word[me->id][peer][i], 1);
}

/* Collect what was drawn, once for each pair; how many words? */
static size_t collect(const struct words *w, ring *out) {
    size_t n = 0;
    for (int a = P0; a < ROLES; a++)
        for (int b = a + 1; b < ROLES; b++) {
            assert_ring_equal(w->word[a][b], w->word[b][a], PURPOSES);
            for (int i = 0; i < PURPOSES; i++)
                out[n++] = w->word[a][b][i];
        }
    return n;
}

static void both_ends_agree_and_no_two_streams_do(void **state) {
    (void)state;
    struct words w[2];
    struct why why;
    ring all[64];
    size_t n = 0;
    for (int run = 0; run < 2; run++) {
        must(party_threads(draw_one_each, &w[run], &why), &why);
        n += collect(&w[run], all + n);
    }
    assert_int_equal(n, 2 * 6 * PURPOSES);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(all[i] != all[j]);
}

static void take_and_release(struct party *me, void *arg) {
    size_t mark = arena_mark(me);
    uint8_t *byte = take_bytes(me, 1);
    ring *word = take_ring(me, 3);
    (void)arg;
    byte[0] = 1;
    word[2] = 2;
    if ((uintptr_t)word % 64 || (uint8_t *)word == byte)
        party_fail(me, "not aligned");
    arena_release(me, mark);
    if (take_bytes(me, 1) != byte)
        party_fail(me, "not released");
}

static void take_too_much(struct party *me, void *arg) {
    if (me->id == P1)
        take_ring(me, *(size_t *)arg);
}

static void expect_reason(int result, const struct why *why,
                          const char *begin) {
    assert_int_equal(result, -1);
    if (strncmp(why->text, begin, strlen(begin)))
        fail_msg("want '%s...', got '%s'", begin, why->text);
}

static void memory_is_taken_and_released(void **state) {
    (void)state;
    struct why why;
    must(party_threads(take_and_release, NULL, &why), &why);
}

static void too_large_a_request_fails_with_a_reason(void **state) {
    (void)state;
    struct why why = {""};
    size_t size = SIZE_MAX / 8 + 2; /* 8 bytes, if it wrapped around */
    expect_reason(party_threads(take_too_much, &size, &why), &why,
                  "P1: 2305843009213693953 elements of 8 bytes do not");
}

static void give_up(struct party *me, void *arg) {
    const int *who = arg;
    char word[8];
    if (me->id == *who)
        party_fail(me, "%d has had enough", me->id);
    recv_from(me, *who, word, sizeof word);
}

static void the_reason_of_the_first_is_returned(void **state) {
    (void)state;
    for (int run = 0; run < 40; run++) {
        int who = run % ROLES;
        char begin[20];
        struct why why = {""};
        snprintf(begin, sizeof begin, "%d has had enough", who);
        expect_reason(party_threads(give_up, &who, &why), &why, begin);
        expect_reason(party_fork(give_up, &who, &why), &why, begin);
    }
}

static void die(struct party *me, void *arg) {
    char word[8];
    if (me->id == P1 && arg)
        raise(SIGKILL);
    if (me->id == P1)
        _exit(3);
    recv_from(me, P1, word, sizeof word);
}

static void a_killed_party_is_named(void **state) {
    (void)state;
    struct why why = {""};
    expect_reason(party_fork(die, "by a signal", &why), &why,
                  "P1 was killed by signal 9 (Killed)");
    expect_reason(party_fork(die, NULL, &why), &why,
                  "P1 ended with status 3");
}

/* P1 stops itself; the owner waits until it has. */
static pid_t wait_for_stop(struct party *me) {
    pid_t pid = getpid();
    siginfo_t info;
    if (me->id == P1) {
        send_to(me, OWNER, &pid, sizeof pid);
        raise(SIGSTOP);
    } else if (me->id == OWNER) {
        recv_from(me, P1, &pid, sizeof pid);
        waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOWAIT);
    }
    return pid;
}

static void stop(struct party *me, void *arg) {
    char word[8] = {0};
    (void)arg;
    wait_for_stop(me);
    for (int id = P0; me->id == OWNER && id < OWNER; id++)
        if (id != P1)
            send_to(me, id, word, 1);
    if (me->id == P0 || me->id == P2) {
        recv_from(me, OWNER, word, 1);
        me->patience = 100;
    }
    recv_from(me, P1, word, sizeof word);
}

static void a_stopped_party_is_named_and_ended(void **state) {
    (void)state;
    struct why why = {""};
    expect_reason(party_fork(stop, NULL, &why), &why,
                  "P1 was stopped by signal 19 (Stopped (signal))");
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left */
}

static void stop_and_go_on(struct party *me, void *arg) {
    pid_t pid = wait_for_stop(me);
    if (me->id == OWNER)
        kill(pid, SIGCONT);
    count_savings(me, arg);
}

static void a_party_that_goes_on_is_waited_for(void **state) {
    (void)state;
    struct savings s = {.have = {20, 22}};
    struct why why;
    must(party_fork(stop_and_go_on, &s, &why), &why);
    assert_int_equal(s.sum, 42);
}

static void owner_is_busy(struct party *me, void *arg) {
    char word = 0;
    (void)arg;
    if (me->id != OWNER) {
        me->patience = 10;
        recv_from(me, OWNER, &word, 1);
        return;
    }
    nanosleep(&(struct timespec){0, 100 * 1000 * 1000}, NULL);
    for (int party = P0; party < OWNER; party++)
        send_to(me, party, &word, 1);
}

static void no_party_loses_patience_with_the_owner(void **state) {
    (void)state;
    struct why why;
    must(party_threads(owner_is_busy, NULL, &why), &why);
}

static void has_patience(struct party *me, void *arg) {
    (void)arg;
    if (me->id != OWNER && (me->patience <= 0 || me->patience > 60000))
        party_fail(me, "%d ms of patience", me->patience);
}

static void every_party_loses_patience_in_the_end(void **state) {
    (void)state;
    struct why why;
    must(party_threads(has_patience, NULL, &why), &why);
}

static void lines_get_the_time_they_need(void **state) {
    (void)state;
    struct line slow = {500 * 1000, 1000, 0};
    struct party me = {.patience = 60 * 1000};
    party_emulate(&me, slow, (struct cost){6, 90 * 1000, 0});
    assert_int_equal(me.patience, 60 * 1000 + 2 * (3 + 90 * 1000));
    party_emulate(&me, slow, (struct cost){0, UINT64_MAX / 4000, 0});
    assert_int_equal(me.patience, INT_MAX);
}

static void stop_for_good(struct party *me, void *arg) {
    char word = 0;
    (void)arg;
    if (me->id != OWNER) {
        send_to(me, OWNER, &word, 1);
        raise(SIGSTOP);
    }
    for (int party = P0; party < OWNER; party++)
        recv_from(me, party, &word, 1);
    raise(SIGKILL);
}

static void no_party_outlives_its_owner(void **state) {
    (void)state;
    struct why why;
    int status, killed = 0;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t owner = fork();
    if (owner == 0)
        _exit(party_fork(stop_for_good, NULL, &why) ? 1 : 0);
    while (waitpid(-1, &status, 0) > 0)
        killed += WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    assert_int_equal(killed, ROLES);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
}

static void
children_are_heard_of_if_the_caller_wants_none(void **state) {
    (void)state;
    struct savings s = {.have = {20, 22}};
    struct why why;
    signal(SIGCHLD, SIG_IGN);
    must(party_fork(count_savings, &s, &why), &why);
    assert_int_equal(s.sum, 42);
    assert_ptr_equal(signal(SIGCHLD, SIG_DFL), SIG_IGN);
}

static size_t mapped_bytes(void) {
    FILE *file = fopen("/proc/self/statm", "r");
    size_t pages = 0;
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%zu", &pages), 1);
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void an_arena_fits_into_what_there_is(void **state) {
    (void)state;
    struct savings s = {.have = {20, 22}};
    struct rlimit before, ration;
    struct why why;
    getrlimit(RLIMIT_AS, &before);
    ration = before;
    ration.rlim_cur = mapped_bytes() + ((size_t)1 << 30);
    assert_int_equal(setrlimit(RLIMIT_AS, &ration), 0);
    int result = party_fork(count_savings, &s, &why);
    setrlimit(RLIMIT_AS, &before);
    must(result, &why);
    assert_int_equal(s.sum, 42);
}

static size_t open_files(void);

static void too_few_files_are_named_and_given_back(void **state) {
    (void)state;
    struct rlimit before, ration;
    struct why why = {""};
    size_t files = open_files();
    getrlimit(RLIMIT_NOFILE, &before);
    ration = before;
    for (ration.rlim_cur = 0; ration.rlim_cur < 2 * 6;
         ration.rlim_cur++) {
        setrlimit(RLIMIT_NOFILE, &ration);
        int result = party_fork(count_savings, NULL, &why);
        setrlimit(RLIMIT_NOFILE, &before);
        expect_reason(result, &why,
                      "no socket pair: Too many open files");
    }
    assert_int_equal(open_files(), files);
}

static size_t open_files(void) {
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static size_t gigabytes(void) {
    return mapped_bytes() >> 30;
}

struct entry {
    ring greeting, answer;
    uint64_t rounds;
    int gaps;
};

static void greet(struct party *me, void *arg) {
    struct entry *e = arg;
    if (me->id == P0)
        send_to(me, OWNER, &(ring){41}, sizeof e->greeting);
    if (me->id == OWNER)
        recv_from(me, P0, &e->greeting, sizeof e->greeting);
    me->depth += 5;
}

static void answer(struct party *me, void *arg) {
    struct entry *e = arg;
    ring counted[2] = {me->link[OWNER].bytes, me->depth};
    if (me->id == P0)
        send_to(me, OWNER, counted, sizeof counted);
    if (me->id == OWNER) {
        recv_from(me, P0, counted, sizeof counted);
        e->answer = counted[0];
        e->rounds = counted[1];
    }
    e->gaps = !is_linked(me, P1) + !is_linked(me, P2);
}

static void a_cast_may_leave_roles_out(void **state) {
    (void)state;
    struct entry e;
    struct cast two = {1 << P0 | 1 << OWNER, greet, &e};
    struct why why;
    for (int forked = 0; forked < 2; forked++) {
        e = (struct entry){0, 9, 9, 0};
        must(forked ? cast_fork(&two, answer, &e, &why)
                    : cast_threads(&two, answer, &e, &why),
             &why);
        assert_int_equal(e.greeting, 41);
        assert_int_equal(e.answer, 0);
        assert_int_equal(e.rounds, 0);
        assert_int_equal(e.gaps, 2);
    }
}

static void note_who(struct party *me, void *arg) {
    *(int *)arg = me->id;
}

static void a_cast_of_one_runs_in_the_caller(void **state) {
    (void)state;
    struct cast alone = {1 << P2, NULL, NULL};
    struct why why;
    int who = OWNER;
    must(cast_fork(&alone, note_who, &who, &why), &why);
    assert_int_equal(who, P2);
    assert_int_equal(cast_fork(&alone, give_up, &who, &why), -1);
}

static void nothing_is_left_behind(void **state) {
    (void)state;
    struct savings s = {.have = {20, 22}};
    struct why why;
    int who = P0;
    must(party_threads(count_savings, &s, &why), &why);
    size_t files = open_files(), memory = gigabytes();
    for (int run = 0; run < 50; run++) {
        must(party_threads(count_savings, &s, &why), &why);
        must(party_fork(count_savings, &s, &why), &why);
        assert_int_equal(party_threads(give_up, &who, &why), -1);
        assert_int_equal(party_fork(give_up, &who, &why), -1);
    }
    assert_int_equal(open_files(), files);
    assert_true(gigabytes() <= memory + 1);
}

static void disagree(struct party *me, void *arg) {
    ring word[2] = {0};
    (void)arg;
    if (me->id == P0)
        send_to(me, P1, word, 2 * sizeof *word);
    if (me->id == P1)
        recv_from(me, P0, word, sizeof *word);
}

static void who_disagrees_is_named(void **state) {
    (void)state;
    struct why why = {""};
    expect_reason(party_threads(disagree, NULL, &why), &why,
                  "P1, talking to P0: expected a message of 8 bytes, "
                  "got one of 16");
}

static void interrupt(struct party *me, void *arg) {
    uint64_t word[2] = {1, 2}, theirs[2];
    (void)arg;
    if (!holds_shares(me))
        return;
    swap_start(me, other(me), word, theirs, sizeof word);
    send_to(me, other(me), word, sizeof *word);
    swap_finish(me, other(me));
}

static void who_interrupts_a_swap_is_named(void **state) {
    (void)state;
    struct why why = {""};
    expect_reason(party_threads(interrupt, NULL, &why), &why, "P");
    assert_non_null(
        strstr(why.text, "the exchange before is not finished"));
}

static void wait_in_a_ring(struct party *me, void *arg) {
    size_t bytes = (size_t)16 << 20;
    uint8_t *data = take_bytes(me, bytes);
    (void)arg;
    me->patience = 200;
    if (me->id == OWNER)
        return;
    send_to(me, (me->id + 1) % OWNER, data, bytes);
    recv_from(me, (me->id + 2) % OWNER, data, bytes);
}

static void a_ring_of_three_is_found_by_the_deadline(void **state) {
    (void)state;
    struct why why = {""};
    expect_reason(party_threads(wait_in_a_ring, NULL, &why), &why, "P");
    assert_non_null(strstr(why.text, "nothing moved for 200 ms"));
}

static void a_forgotten_end_hides_a_death(void **state) {
    (void)state;
    struct link mine, theirs;
    struct why why = {""};
    uint64_t word;
    struct parcel p = {.in = &word, .in_bytes = sizeof word};
    must(link_pair(&mine, &theirs, &why), &why);
    int forgotten = dup(theirs.fd);
    link_close(&theirs);
    expect_reason(link_exchange(&mine, &p, 20, &why), &why,
                  "nothing moved");
    close(forgotten);
    expect_reason(link_exchange(&mine, &p, 20, &why), &why,
                  "the connection was closed");
    link_close(&mine);
}

static void a_volatile_local_survives_unwinding(void **state) {
    (void)state;
    jmp_buf home;
    volatile int steps = 0;
    if (setjmp(home) == 0) {
        steps = 3;
        longjmp(home, 1);
    }
    assert_int_equal(steps, 3);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(savings_add_up),
    cmocka_unit_test(who_sends_says_what_a_byte_counts_as),
    cmocka_unit_test(they_cost_two_words_and_one_round),
    cmocka_unit_test(a_line_changes_no_count),
    cmocka_unit_test(rounds_on_a_long_line_take_their_time),
    cmocka_unit_test(a_swap_leaves_time_to_listen),
    cmocka_unit_test(both_ends_agree_and_no_two_streams_do),
    cmocka_unit_test(memory_is_taken_and_released),
    cmocka_unit_test(too_large_a_request_fails_with_a_reason),
    cmocka_unit_test(the_reason_of_the_first_is_returned),
    cmocka_unit_test(a_killed_party_is_named),
    cmocka_unit_test(a_stopped_party_is_named_and_ended),
    cmocka_unit_test(a_party_that_goes_on_is_waited_for),
    cmocka_unit_test(no_party_loses_patience_with_the_owner),
    cmocka_unit_test(every_party_loses_patience_in_the_end),
    cmocka_unit_test(lines_get_the_time_they_need),
    cmocka_unit_test(no_party_outlives_its_owner),
    cmocka_unit_test(children_are_heard_of_if_the_caller_wants_none),
    cmocka_unit_test(an_arena_fits_into_what_there_is),
    cmocka_unit_test(too_few_files_are_named_and_given_back),
    cmocka_unit_test(a_cast_may_leave_roles_out),
    cmocka_unit_test(a_cast_of_one_runs_in_the_caller),
    cmocka_unit_test(nothing_is_left_behind),
    cmocka_unit_test(who_disagrees_is_named),
    cmocka_unit_test(who_interrupts_a_swap_is_named),
    cmocka_unit_test(a_ring_of_three_is_found_by_the_deadline),
    cmocka_unit_test(a_forgotten_end_hides_a_death),
    cmocka_unit_test(a_volatile_local_survives_unwinding),
};

RUN("parties", tests)
