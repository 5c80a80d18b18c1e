# Training in Shares: the program, its tests and the book.
#
#   make                   build the program, build/ppnn
#   make check             all tests, plain and under sanitizers
#   make check-test_idx    build and run one test program; with SAN=1
#                          under sanitizers
#   make exercise EX=name  the tests of an exercise on your my/name.c
#   make demo              train in the clear and in shares; compare
#   make mnist             the full runs behind the book's numbers: hours
#   make data              fetch MNIST into data/mnist
#   make book              the book, book/out/index.html
#   make figures           draw figures/*.svg from data/*.csv
#
# for authors, who edit chapters/ and nothing else:
#
#   make tangle            cut the C out of the chapters, into build/
#   make plain             bring src/ and tests/ up to date
#   make fresh             fail if src/ or tests/ differ from the chapters
#   make prefixes          every chapter builds with those before it alone
#   make stubs-fail        every exercise as handed out fails its tests
#   make tools             the tests of the tools in book/
#   make format            fail where clang-format would change the C
#   make clean             remove what was built
#
# Variables: CC=clang; NATIVE=1 for this machine's own instructions;
# V=1 shows the commands; UPTO=07 leaves out the chapters after 07;
# BUILD=dir builds there; JOBS=2; EDITION=teacher shows the solutions.

BUILD ?= build
JOBS ?= 2
CC := $(if $(filter default,$(origin CC)),gcc,$(CC))
CLANG ?= clang
CFLAGS ?= -O3 -g
UPTO ?= 99
Q := $(if $(V),,@)
export LC_ALL := C.UTF-8
export BUILD
.DELETE_ON_ERROR:
.SECONDARY:

all:

# ---- From the chapters to a tree of C ------------------------------

CHAPTERS := $(shell ls chapters/[0-9]*.md | \
    awk -v upto=$(UPTO) -F '[/-]' '$$2 <= upto')
PANDOC := $(shell command -v pandoc)

# Without pandoc, build the C as it stands in src/ and tests/.
ifneq ($(PANDOC),)
TREE := $(BUILD)/tangled/
TANGLED := $(BUILD)/tangled/files
$(shell mkdir -p $(BUILD); echo $(CHAPTERS) >$(BUILD)/chapters.now; \
    cmp -s $(BUILD)/chapters.now $(BUILD)/chapters || \
    mv $(BUILD)/chapters.now $(BUILD)/chapters)
else
TREE :=
TANGLED :=
endif

tangle_into = pandoc -f commonmark_x+sourcepos -t plain -o /dev/null \
    --lua-filter=book/tangle.lua -M out=$(1) $(2) $(CHAPTERS) && \
    cd $(1) && find $$(ls | grep -v files) -type f | LC_ALL=C sort | \
    comm -13 files - | xargs -r rm -f

$(TANGLED): $(CHAPTERS) $(BUILD)/chapters book/tangle.lua
	@echo "tangle  chapters"
	$(Q)$(call tangle_into,$(BUILD)/tangled)
	$(Q)touch $@

tangle: $(TANGLED)

$(BUILD)/plain/files: $(CHAPTERS) $(BUILD)/chapters book/tangle.lua
	$(Q)$(call tangle_into,$(BUILD)/plain,-M plain=true)
	$(Q)touch $@

plain: $(BUILD)/plain/files
	$(Q)book/plain.sh update $(BUILD)/plain

fresh: $(BUILD)/plain/files
	$(Q)book/plain.sh compare $(BUILD)/plain

# ---- What belongs to which chapter ---------------------------------

sources = $(wildcard $(TREE)src/*.[ch] $(TREE)src/*/*.[ch] \
    $(TREE)tests/*.[ch])

$(BUILD)/rules.mk: $(TANGLED) book/rules.awk
	$(Q)mkdir -p $(@D)
	$(Q)awk -v tree=$(TREE) -f book/rules.awk /dev/null \
	    $$(find $(TREE)src $(TREE)tests -name '*.[ch]') >$@

quiet_goals := clean tangle plain fresh book data figures format
ifneq ($(filter-out $(quiet_goals),$(or $(MAKECMDGOALS),all)),)
include $(BUILD)/rules.mk
endif

# ---- Compiling -----------------------------------------------------

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
COMMON := -std=c11 -D_GNU_SOURCE -ffp-contract=off -pthread \
    $(if $(NATIVE),-march=native)
SANITIZE := -O1 -g -fsanitize=address,undefined \
    -fno-sanitize-recover=all -fno-omit-frame-pointer -DNO_CLONES
INCLUDE := -I$(TREE)src -I$(TREE)tests
LIBRARIES := -lcrypto -lz -lm -pthread
SMALL := -DELL=6 -DP=11

$(BUILD)/usable: Makefile
	$(Q)mkdir -p $(@D)
	$(Q)book/usable.sh $(CC)
	$(Q)touch $@

# Four ways to compile the same C: at full size and small, plain and
# under clang's sanitizers.                ($1 name, $2 compiler + flags)
define variant
$(BUILD)/$(1)/%.o: $(TREE)%.c | $(BUILD)/usable
	@echo "compile $(1)/$$*.c"
	$(Q)mkdir -p $$(@D)
	$(Q)$(2) $(COMMON) $(WARNINGS) $(INCLUDE) -MMD -MP -c -o $$@ $$<

$(foreach c,$(chapters),
$(BUILD)/$(1)/$(c).a: $(addprefix $(BUILD)/$(1)/,$(library.$(c)))
	$(Q)mkdir -p $$(@D)
	$(Q)rm -f $$@
	$(Q)ar rcsD $$@ $$^
)
$(foreach t,$(tests),
$(BUILD)/$(1)/$(t): $(addprefix $(BUILD)/$(1)/,tests/$(t).o \
    $(helpers.$(t)) $(if $(filter test_ex_%,$(t)), \
    solutions/$(t:test_ex_%=%).o) $(libs.$(t)))
	$(Q)$(2) $(COMMON) -o $$@ $$^ -lcmocka $(LIBRARIES)
)
$(BUILD)/$(1)/run.%: $(BUILD)/$(1)/%
	$(Q)book/try.sh $$<
endef

full := $(filter test_%,$(tests))
small := $(filter small_%,$(tests))
ifeq ($(TREE),)
full := $(filter-out test_ex_%,$(full))
endif

$(eval $(call variant,64,$(CC) $(CFLAGS)))
$(eval $(call variant,6,$(CC) $(CFLAGS) $(SMALL)))
$(eval $(call variant,san64,$(CLANG) $(SANITIZE)))
$(eval $(call variant,san6,$(CLANG) $(SANITIZE) $(SMALL)))

newest_first = $(if $(1),$(call newest_first,$(wordlist 2,99,$(1))) \
    $(firstword $(1)))

$(BUILD)/ppnn: $(BUILD)/64/src/main.o $(patsubst %,$(BUILD)/64/%.a, \
    $(call newest_first,$(sort $(chapters))))
	@echo "link    $@"
	$(Q)$(CC) $(CFLAGS) $(COMMON) -o $@ $^ $(LIBRARIES)

ifneq ($(main),)
all: $(BUILD)/ppnn
else
all: $(chapters:%=$(BUILD)/64/%.a)
endif

# Programs that measure: src/programs/NAME.c, with a main of its own.
define program
$(BUILD)/programs/$(1): $(BUILD)/64/src/programs/$(1).o \
    $(addprefix $(BUILD)/64/,$(libs.$(1)))
	@echo "link    $$@"
	$(Q)mkdir -p $$(@D)
	$(Q)$(CC) $(CFLAGS) $(COMMON) -o $$@ $$^ $(LIBRARIES)
endef
$(foreach p,$(programs),$(eval $(call program,$(p))))
-include book/programs.mk

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# ---- Testing -------------------------------------------------------

check-%: FORCE
	$(Q)$(MAKE) --no-print-directory \
	    $(BUILD)/$(if $(SAN),san)$(if $(filter small_%,$*),6,64)/run.$*

FORCE:
.PHONY: all tangle plain fresh FORCE

clean:
	rm -rf $(BUILD) book/out
