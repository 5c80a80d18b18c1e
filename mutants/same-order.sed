# Tangled from chapters/66-wrong.md; edit that file.
# file: joint.c
# mistake: each epoch has the order of the first
# caught by: test_joint
s/j->cut\.seed, epoch);/j->cut.seed, 0 * epoch);/
