#line 78 "chapters/01-sample.md"
int ex_add_one(int x);

int ex_add_one(int x) {
    /* Add one. */
#line 86 "chapters/01-sample.md"
    return x + 1;
#line 82 "chapters/01-sample.md"
}
