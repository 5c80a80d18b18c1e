# Tangled from chapters/66-wrong.md; edit that file.
# file: beaver.c
# mistake: P0 multiplies by all of the factor that was open before
# caught by: test_beaver test_layer
/^static void multiply_late/,/^}/s/rest_of(me, h->known)/h->known->x/
