# Tangled from chapters/01-sample.md; edit that file.
# file: hello.c
# caught by: test_hello
s/hello/hey/
