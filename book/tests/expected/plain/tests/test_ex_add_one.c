/* Tangled from chapters/01-sample.md; edit that file. */
int ex_add_one(int x);
