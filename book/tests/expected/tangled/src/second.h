#line 6 "chapters/02-second.md"
#define SECOND 2
