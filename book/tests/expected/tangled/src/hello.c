#line 26 "chapters/01-sample.md"
#include <stdio.h>

int hello(void) {
    /* Say hello. */
#line 37 "chapters/01-sample.md"
    puts("hello");
    for (int i = 0; i < 2; i++) {
        /* Say it again. */
#line 44 "chapters/01-sample.md"
        puts("again");
#line 48 "chapters/01-sample.md"

        puts("and again");
#line 40 "chapters/01-sample.md"
    }
#line 30 "chapters/01-sample.md"
    return 0;
}

#line 56 "chapters/01-sample.md"
int goodbye(void) {
    return 1;
}
