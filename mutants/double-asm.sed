# Tangled from chapters/66-wrong.md; edit that file.
# file: securenet.c
# mistake: the error of ASM is doubled
# caught by: test_securenet
/^static void output_error/,/^}/{
/r->batch \* cols);/a\
    if (r->output == ASM && holds_shares(me))\
        group_add(MOD_L, s->delta, s->delta, s->delta,\
                  r->batch * cols);
}
