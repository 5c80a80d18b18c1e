# Tangled from chapters/66-wrong.md; edit that file.
# file: train.c
# mistake: the model is scored on the images that it has learned
# caught by: test_train
# missed by: test_promise
s/theta, &plan->data->test);/theta, \&plan->data->train);/
