# Tangled from chapters/66-wrong.md; edit that file.
# file: joint.c
# mistake: the rows that were learned are asked
# caught by: test_joint
/^static size_t note_answers/,/^}/s/from_ask/from_learn/
/^static void ask_rows/,/^}/s/from_ask/from_learn/
