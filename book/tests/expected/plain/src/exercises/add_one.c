/* Tangled from chapters/01-sample.md: edit the chapter, not this file. */
int ex_add_one(int x);
