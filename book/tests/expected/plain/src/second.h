/* Tangled from chapters/02-second.md: edit the chapter, not this file. */
#define SECOND 2
