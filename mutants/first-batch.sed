# Tangled from chapters/66-wrong.md; edit that file.
# file: train.c
# mistake: all steps of an epoch take its first batch
# caught by: test_train
# missed by: test_promise
s/feed->order + at \* batch/feed->order/
