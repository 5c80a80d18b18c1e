/* Tangled from chapters/41-shadow.md; edit that file. */
#include "failures.h"

#include <math.h>

/* In the softmax: each entry is shifted and squared, eight times, and
   multiplied by the reciprocal of its row, which takes two for each of
   its steps. ASM truncates nothing. */
static size_t output_truncations(const struct recipe *r) {
    size_t cols = network_outputs(r->net);
    size_t steps = (size_t)goldschmidt_steps(cols, r->scale.f);

    return r->output == ASM
               ? 0
               : r->batch * ((EXP_SQUARINGS + 2) * cols + 2 * steps);
}

/* What comes out of layer l, or of the pool behind it. */
static size_t truncated_of(const struct network *net, size_t l) {
    const struct layer *layer = &net->layer[l];

    return network_waits(net, l) && layer[1].kind == MAXPOOL
               ? layer[1].out
               : layer->out;
}

/* Besides, what each layer with weights puts out and hands back. */
static size_t passed_on(const struct recipe *r) {
    size_t sum = 0;

    for (size_t l = 0; l < r->net->depth; l++) {
        const struct layer *layer = &r->net->layer[l];

        if (!layer_filters(layer))
            continue;
        sum += r->batch * truncated_of(r->net, l);
        if (l > 0)
            sum += r->batch * layer->in;
    }
    return sum;
}

enum { AMSGRAD_SIZES = 1 << 11 };

/* The sizes of all that a step truncates, together. */
static double truncated(const struct recipe *r) {
    double n = (double)network_parameters(r->net);
    double passed = (double)passed_on(r);
    const struct shifts *f = r->shifts;

    if (!f)
        return ldexp((double)output_truncations(r) + passed + n,
                     2 * r->scale.f);
    if (!f->ternary)
        return ldexp(n, f->start - 1);
    return passed * f->goal / 2 + (f->amsgrad ? n * AMSGRAD_SIZES : 0);
}

double failures_expected(const struct recipe *r, size_t iterations) {
    return r->scale.how == LOCAL
               ? ldexp(truncated(r) * (double)iterations, -ELL)
               : 0;
}
