/* Tangled from chapters/02-network.md; edit that file. */
#include "check.h"
#include "network.h"
#include "why.h"

int ex_parse(const char *text, struct network *net, struct why *why);

static void expect_same(const char *text, const char *name) {
    const struct network *want = network_find(name);
    struct network got = {0};
    struct why why;
    assert_number(0, ex_parse(text, &got, &why), "the result for %s",
                  text);
    assert_number(want->depth, got.depth, "the layers of %s", text);
    for (size_t l = 0; l < want->depth; l++) {
        assert_number(want->layer[l].kind, got.layer[l].kind,
                      "the kind of layer %zu of %s", l, text);
        assert_number(want->layer[l].in, got.layer[l].in,
                      "what goes into layer %zu of %s", l, text);
        assert_number(want->layer[l].out, got.layer[l].out,
                      "what comes out of layer %zu of %s", l, text);
    }
}

static void our_networks_can_be_written_in_a_word(void **state) {
    (void)state;
    expect_same("784-256-10", "K");
    expect_same("784-128-128-10", "A");
}

static void nonsense_is_refused_and_quoted(void **state) {
    (void)state;
    const char *bad[] = {
        "",
        "784",
        "784-",
        "-784-10",
        "784--10",
        "784-x-10",
        "7-0",
        "7-10 ",
        "7-+10",
        "65537-10",
        "7-10-",
        "7/10",
        "99999999999999999999-10",
        "1-1-1-1-1-1-1-1",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct network net = {0};
        struct why why = {"nothing"};
        assert_number(-1, ex_parse(bad[i], &net, &why),
                      "the result for '%s'", bad[i]);
        if (!strstr(why.text, bad[i]))
            fail_msg("the reason does not quote '%s': %s", bad[i],
                     why.text);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(our_networks_can_be_written_in_a_word),
    cmocka_unit_test(nonsense_is_refused_and_quoted),
};

RUN("ex_network_parse", tests)
