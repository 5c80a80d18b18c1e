/* Tangled from chapters/04-backprop.md; edit that file. */
#ifndef HOT_H
#define HOT_H

/* A function marked HOT is compiled three times, for x86-64 processors
   with AVX-512, with AVX2 and with neither; the program loader picks.
   Elsewhere, and with -DNO_CLONES, it is compiled once. */
#if defined(__x86_64__) && defined(__gnu_linux__) &&                   \
    !defined(__clang__) && !defined(NO_CLONES)
#define HOT                                                            \
    __attribute__((                                                    \
        target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define HOT
#endif

#endif
