# Tangled from chapters/66-wrong.md; edit that file.
# file: train.c
# mistake: each epoch has the order of the first
# caught by: test_train
# missed by: test_promise
s/feed->next \/ each);/0);/
