#line 77 "chapters/01-sample.md"
int ex_add_one(int x);

int ex_add_one(int x) {
    /* Add one. */
#line 85 "chapters/01-sample.md"
    return x + 1;
#line 81 "chapters/01-sample.md"
}
