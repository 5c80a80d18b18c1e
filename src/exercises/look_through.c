/* Tangled from chapters/44-tape.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

int ex_look_through(const uint8_t *tape, size_t bytes,
                    uint64_t *messages, uint64_t *payload);

/* Count the messages of a tape, and their payload; -1 if the last one
   is cut. */
int ex_look_through(const uint8_t *tape, size_t bytes,
                    uint64_t *messages, uint64_t *payload) {
    (void)tape, (void)bytes; /* your turn */
    *messages = *payload = 0;
    return 0;
}
