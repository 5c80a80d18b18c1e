/* Tangled from chapters/02-second.md; edit that file. */
#define SECOND 2
