/* Tangled from chapters/57-program.md; edit that file. */
#ifndef SURROUNDINGS_H
#define SURROUNDINGS_H

/* Set right what a parent may have left wrong: to be called first. The
   numbers 0 to 2 are taken by files that cannot be read or written, if
   they were closed; no signal is blocked. */
void surroundings_settle(void);

#endif
