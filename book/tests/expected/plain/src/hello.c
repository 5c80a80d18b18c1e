/* Tangled from chapters/01-sample.md; edit that file. */
#include <stdio.h>

int hello(void) {
    /* Say hello. */
    puts("hello");
    for (int i = 0; i < 2; i++) {
        /* Say it again. */
        puts("again");

        puts("and again");
    }
    return 0;
}

int goodbye(void) {
    return 1;
}
