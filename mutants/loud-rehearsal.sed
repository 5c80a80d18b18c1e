# Tangled from chapters/66-wrong.md; edit that file.
# file: by_pair.c
# mistake: a step that is only counted is done as well
# caught by: test_by_pair
/w = become_pair(me, COUNT);/,/me->mute/s/me->mute = true;/me->mute = false;/
