#line 74 "chapters/01-sample.md"
int ex_add_one(int x);
