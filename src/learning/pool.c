/* Tangled from chapters/37-convolution.md; edit that file. */
#include "pool.h"

#include <string.h>

/* P0, P1: the windows of an image, a group for each of its channels. */
static void gather(const struct windows *v, const ring *image,
                   ring *group) {
    for (size_t i = 0; i < v->positions; i++)
        for (size_t c = 0; c < v->channels; c++)
            for (size_t k = 0; k < v->area; k++)
                *group++ = image[windows_at(v, i, k, c)];
}

/* P0, P1: the groups, added to the image they would come from. */
static void scatter(const struct windows *v, const ring *group,
                    ring *image) {
    for (size_t i = 0; i < v->positions; i++)
        for (size_t c = 0; c < v->channels; c++)
            for (size_t k = 0; k < v->area; k++) {
                ring *number = &image[windows_at(v, i, k, c)];
                *number = mod_L(*number + *group++);
            }
}

void pool_forward(struct party *me, struct pool p, const ring *x,
                  ring *z, struct flags *ahead) {
    size_t mark = arena_mark(me), each = p.out * p.windows.area;
    ring *group = take_ring(me, p.batch * each);

    for (size_t i = 0; holds_shares(me) && i < p.batch; i++)
        gather(&p.windows, x + i * p.in, group + i * each);
    maxpool_keep(me, group, z, ahead, p.batch * p.out, p.windows.area,
                 p.sign);
    arena_release(me, mark);
}

void pool_back(struct party *me, struct pool p,
               const struct flags *ahead, const ring *delta,
               ring *back) {
    size_t mark = arena_mark(me), each = p.out * p.windows.area;
    ring *group = take_ring(me, p.batch * each);

    unpool(me, ahead, delta, group, p.batch * p.out, p.windows.area,
           p.sign);
    if (holds_shares(me))
        memset(back, 0, p.batch * p.in * sizeof *back);
    for (size_t i = 0; holds_shares(me) && i < p.batch; i++)
        scatter(&p.windows, group + i * each, back + i * p.in);
    arena_release(me, mark);
}
