/* Tangled from chapters/57-program.md; edit that file. */
#ifndef STOP_H
#define STOP_H

/* From now on the first SIGINT, SIGTERM and SIGHUP are wishes to stop;
   the second ends the process as ever. One that is ignored, as under
   nohup, stays so. Writing to a closed pipe, or beyond a limit for
   files, becomes an error of that write. */
void stop_politely(void);

/* The signal that wished it, or 0. */
int stop_wanted(void);

#endif
