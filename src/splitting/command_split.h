/* Tangled from chapters/63-split-program.md; edit that file. */
#ifndef COMMAND_SPLIT_H
#define COMMAND_SPLIT_H

/* As the commands of command.h. */
int split_command(int argc, char **argv);

#endif
