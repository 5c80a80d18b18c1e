# Training in Shares: the program, its tests and the book.
#
#   make                   build the program, build/ppnn
#   make narrow            the same for rings of 32 and 16 bits as well,
#                          build/ppnn-32 and build/ppnn-16
#   make check             all tests, plain, and most under sanitizers
#   make check-test_idx    build and run one test program; with SAN=1
#                          under sanitizers, with RING=32 in that ring
#   make sanitized         what counts cases, or is slow there, under
#                          sanitizers: minutes
#   make prove             all proofs, also in the ring of eight: minutes
#   make exercise EX=name  the tests of an exercise on your my/name.c
#   make mutants           put known mistakes into the C, one by one:
#                          the tests must see each of them
#   make secret            watch the secrets with valgrind
#   make demo              train in the clear and in shares; compare
#   make mnist             the full runs of networks K and A
#   make measure           the runs behind the book's numbers: two hours
#   make convnets          those of networks with convolutions: as long
#   make stale             which numbers are older than the code
#   make data              fetch MNIST into data/mnist
#   make help              show this
#   make book              the book, book/out/index.html
#   make figures           draw figures/*.svg from data/*.csv
#   make widths            fail if a page of the book scrolls sideways
#
# for authors, who edit chapters/ and nothing else:
#
#   make tangle            cut the C out of the chapters, into build/
#   make plain             bring src/, tests/ and mutants/ up to date
#   make fresh             fail if they differ from the chapters
#   make prefixes          every chapter builds with those before it alone
#   make stubs-fail        every exercise as handed out fails its tests
#   make wrong             and so does every known wrong answer
#   make tools             the tests of the tools in book/
#   make format            fail where clang-format would change the C
#   make clean             remove what was built
#
# Variables: CC=clang; NATIVE=1 for this machine's own instructions;
# STRICT=1 makes warnings errors, for authors; V=1 shows the commands;
# UPTO=07 leaves out the chapters after 07, and UPTO=07-name those after
# this one; BUILD=dir builds there; JOBS=2; EDITION=teacher shows the
# solutions in the book, and DRAFT=1 builds it with numbers missing.

BUILD ?= build
JOBS ?= 2
CC := $(if $(filter default,$(origin CC)),gcc,$(CC))
CLANG ?= $(if $(shell command -v clang),clang,$(CC))
# Valgrind reads these debugging symbols, whichever compiler wrote them.
CFLAGS ?= -O3 -gdwarf-4
UPTO ?= 99
Q := $(if $(V),,@)
export LC_ALL := C.UTF-8
export BUILD
.DELETE_ON_ERROR:
.SECONDARY:

quoted = '$(subst ','\'',$(1))'
objection := $(shell sh book/room.sh $(call quoted,$(BUILD)))
ifneq ($(objection),)
$(error BUILD='$(BUILD)': $(objection))
endif

all:

# The head of this file.
help:
	@sed -e '/^[^#]*$$/,$$d' -e 's/^# \{0,1\}//' Makefile

# ---- From the chapters to a tree of C ------------------------------

CHAPTERS := $(shell ls chapters/[0-9]*.md | \
    LC_ALL=C awk -v upto=$(UPTO)~ -F / '$$2 < upto')
PANDOC := $(shell command -v pandoc)

# Without pandoc, build the C as it stands in src/ and tests/.
TREE := $(if $(PANDOC),$(BUILD)/tangled/)
TANGLED := $(if $(PANDOC),$(BUILD)/tangled/files)

# A list of the chapters that is newer than the C when one comes or goes.
$(shell mkdir -p $(BUILD); echo $(CHAPTERS) >$(BUILD)/chapters.now; \
    cmp -s $(BUILD)/chapters.now $(BUILD)/chapters || \
    mv $(BUILD)/chapters.now $(BUILD)/chapters)

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
	$(Q)sh book/usable.sh pandoc
	$(Q)$(call tangle_into,$(BUILD)/plain,-M plain=true)
	$(Q)touch $@

plain: $(BUILD)/plain/files
	$(Q)sh book/plain.sh update $(BUILD)/plain

fresh: $(BUILD)/plain/files
	$(Q)sh book/plain.sh compare $(BUILD)/plain

# ---- What belongs to which chapter ---------------------------------

$(BUILD)/rules.mk: $(TANGLED) book/rules.awk
	$(Q)mkdir -p $(@D)
	$(Q)awk -v tree=$(TREE) -f book/rules.awk /dev/null \
	    $$(find $(wildcard $(addprefix $(TREE),src tests mutants \
	    slower wrong)) \
	    /dev/null -name '*.[ch]' -o -name '*.sed') >$@

quiet_goals := help clean tangle plain fresh book widths data figures format
ifneq ($(filter-out $(quiet_goals),$(or $(MAKECMDGOALS),all)),)
include $(BUILD)/rules.mk
endif

# ---- Compiling -----------------------------------------------------

# A compiler newer than ours has new warnings, which must not keep a
# reader from building; so they are errors with STRICT=1 only.
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow \
    $(if $(STRICT),-Werror)
COMMON := -std=c11 -D_GNU_SOURCE -ffp-contract=off -pthread \
    $(if $(NATIVE),-march=native)
# A sanitizer's report wants lines alone, which compile faster.
SANITIZE := -O1 -g1 -fsanitize=address,undefined \
    -fno-sanitize-recover=all -fno-omit-frame-pointer -DNO_CLONES
INCLUDE := $(addprefix -I$(TREE),$(folders))
LIBRARIES := -lcrypto -lz -lm -pthread

# One chapter wants GMP, and another libsodium. Without them the rest is
# built, and what stands in their place says so.
GMP := $(shell echo '\#include <gmp.h>' | $(CC) -E - >/dev/null 2>&1 && \
    echo -lgmp)
SODIUM := $(shell echo '\#include <sodium.h>' | \
    $(CC) -E - >/dev/null 2>&1 && echo -lsodium)
LIBRARIES += $(GMP) $(SODIUM)
absent := $(if $(GMP),%/paillier_none.o,%/paillier.o) \
    $(if $(SODIUM),%/points_none.o,%/points.o)
$(foreach c,$(chapters),$(eval \
    library.$(c) := $(filter-out $(absent),$(library.$(c)))))
ifeq ($(GMP),)
tests := $(filter-out $(with_gmp),$(tests))
endif
ifeq ($(SODIUM),)
tests := $(filter-out $(with_sodium),$(tests))
endif
SMALL := -DELL=6 -DP=11 -DDIGIT=2 -DFAN=2
TINY := -DELL=2 -DP=5 -DDIGIT=1 -DFAN=2
TINY3 := -DELL=3 -DP=5 -DDIGIT=1 -DFAN=2

$(BUILD)/usable: Makefile
	$(Q)mkdir -p $(@D)
	$(Q)sh book/usable.sh $(CC) libraries
	$(Q)touch $@

# Tests are linked by a linker that takes half the time, if it is there.
TEST_LIBRARIES := -lcmocka $(LIBRARIES) \
    $(if $(shell command -v ld.lld),-fuse-ld=lld)

# What a test defines as __wrap_f stands in for f.
wraps = $$(nm $(filter %.o,$(1)) | sed -n 's/.* T __wrap_/-Wl,--wrap=/p')

# Ways to compile the same C: at full size, small and tiny, plain and
# under clang's sanitizers. A test_x.c has flags of its own: to compile
# it takes longer than to run it.
#                         ($1 name, $2 compiler + flags, $3 for a test_x)
define variant
$(BUILD)/$(1)/%.o: $(TREE)%.c | $(BUILD)/usable
	@echo "compile $(1)/$$*.c"
	$(Q)mkdir -p $$(@D)
	$(Q)$(2) $$(if $$(filter test_%,$$(*F)),$(3)) $(COMMON) \
	    $(WARNINGS) $(INCLUDE) $$($$*.flags) \
	    -MMD -MP -c -o $$@ $$<

$(foreach c,$(chapters),
$(BUILD)/$(1)/$(c).a: $(addprefix $(BUILD)/$(1)/,$(library.$(c)))
	$(Q)mkdir -p $$(@D)
	$(Q)rm -f $$@
	$(Q)ar rcsD $$@ $$^
)
$(foreach t,$(tests),
$(BUILD)/$(1)/$(t): $(addprefix $(BUILD)/$(1)/,$(object.$(t)) \
    $(helpers.$(t)) $(if $(filter $(graders),$(t)), \
    solutions/$(t:$(firstword $(subst _, ,$(t)))_ex_%=%).o) $(libs.$(t)))
	$(Q)$(2) $(COMMON) -o $$@ $$^ $$(call wraps,$$^) \
	    $(TEST_LIBRARIES)
)
$(BUILD)/$(1)/run.%: $(BUILD)/$(1)/%
	$(Q)sh book/try.sh $$<
endef

# An exercise's tests at full size, what is seen in a small ring, and
# whether the time it takes could tell.
graders := $(filter test_ex_% view_ex_% secret_ex_%,$(tests))
full := $(filter test_%,$(tests))
small := $(filter small_%,$(tests))
proofs := $(filter prove_%,$(tests))
tiny := $(proofs) $(filter tiny_% view_%,$(tests))
secrets := $(filter secret_%,$(tests))
ifeq ($(TREE),)
full := $(filter-out $(graders),$(full))
tiny := $(filter-out $(graders),$(tiny))
secrets := $(filter-out $(graders),$(secrets))
endif

# What follows the secrets is run where there is valgrind.
ifeq ($(shell command -v valgrind),)
unwatched := $(filter secret_%,$(tests))
wrong := $(filter-out $(wrong_under_valgrind),$(wrong))
endif
watched := $(filter-out $(unwatched),$(secrets))

flags_64 := $(CFLAGS)
flags_32 := $(CFLAGS) -DELL=32
flags_16 := $(CFLAGS) -DELL=16
flags_6 := $(CFLAGS) $(SMALL)
flags_2 := $(CFLAGS) $(TINY)
$(eval $(call variant,64,$(CC) $(flags_64),-O1))
$(eval $(call variant,32,$(CC) $(flags_32),-O1))
$(eval $(call variant,16,$(CC) $(flags_16),-O1))
$(eval $(call variant,6,$(CC) $(flags_6)))
$(eval $(call variant,san64,$(CLANG) $(SANITIZE),-O0))
$(eval $(call variant,san32,$(CLANG) $(SANITIZE) -DELL=32,-O0))
$(eval $(call variant,san16,$(CLANG) $(SANITIZE) -DELL=16,-O0))
$(eval $(call variant,san6,$(CLANG) $(SANITIZE) $(SMALL)))
$(eval $(call variant,2,$(CC) $(flags_2)))
$(eval $(call variant,3,$(CC) $(CFLAGS) $(TINY3)))
$(eval $(call variant,san2,$(CLANG) $(SANITIZE) $(TINY)))

newest_first = $(if $(1),$(call newest_first,$(wordlist 2,99,$(1))) \
    $(firstword $(1)))

# The program, in a ring of its own.      ($1 its name, $2 bits of the ring)
define program_of_ring
$(BUILD)/$(1): $(BUILD)/$(2)/$(main) $(patsubst %,$(BUILD)/$(2)/%.a, \
    $(call newest_first,$(sort $(chapters))))
	@echo "link    $$@"
	$(Q)$(CC) $(CFLAGS) $(COMMON) -o $$@ $$^ $(LIBRARIES)
$(BUILD)/$(2)/$(basename $(place.report.c)).o: $(BUILD)/commit
endef
$(eval $(call program_of_ring,ppnn,64))
$(eval $(call program_of_ring,ppnn-32,32))
$(eval $(call program_of_ring,ppnn-16,16))

narrow: $(BUILD)/ppnn $(BUILD)/ppnn-32 $(BUILD)/ppnn-16

ifneq ($(main),)
all: $(BUILD)/ppnn
else
all: $(chapters:%=$(BUILD)/64/%.a)
endif

# What this test computes by itself takes longest of all.
$(basename $(place.test_views.c)).flags = -O1

# A report names the commit that the program was built from.
COMMIT := $(shell sh book/commit.sh)
$(basename $(place.report.c)).flags = -DCOMMIT='"$(COMMIT)"'
$(shell mkdir -p $(BUILD); echo '$(COMMIT)' >$(BUILD)/commit.now; \
    cmp -s $(BUILD)/commit.now $(BUILD)/commit || \
    mv $(BUILD)/commit.now $(BUILD)/commit)

# Programs that measure: src/programs/NAME.c, with a main of its own.
define program
$(BUILD)/programs/$(1): $(BUILD)/64/src/programs/$(1).o \
    $(addprefix $(BUILD)/64/,$(libs.$(1)))
	@echo "link    $$@"
	$(Q)mkdir -p $$(@D)
	$(Q)$(CC) $(CFLAGS) $(COMMON) -o $$@ $$^ $$(call wraps,$$^) \
	    $(LIBRARIES)
endef
$(foreach p,$(programs),$(eval $(call program,$(p))))
-include book/programs.mk

-include $(shell find $(BUILD) -path '*/prefix' -prune -o \
    -name '*.d' -print 2>/dev/null)

# ---- Testing -------------------------------------------------------

size_of = $(size_of_$(firstword $(subst _, ,$(1))))
size_of_test := 64
size_of_small := 6
size_of_prove := 2
size_of_tiny := 2
size_of_view := 2
size_of_secret := 64

# No make of its own: two of them would write the same archives.
$(foreach t,$(filter-out $(secrets),$(tests)),$(eval \
    check-$(t): $(BUILD)/$(if \
    $(SAN),san)$(or $(RING),$(call size_of,$(t)))/run.$(t)))
$(secrets:%=check-%): check-%: $(BUILD)/64/run.% | valgrind
.PHONY: $(tests:%=check-%)

# What counts cases runs the same few lines of C again and again: under
# sanitizers it has a target of its own.
counting := $(filter prove_% view_% tiny_lies tiny_lying,$(tiny))
# So have those that are slow there.
slow := test_command test_train test_pair_lanes small_pair_tables
apart := $(counting:%=san2/%) $(patsubst %,san64/%,$(filter $(slow), \
    $(full))) $(patsubst %,san6/%,$(filter $(slow),$(small)))
programs_of_tests := $(full:%=64/%) $(small:%=6/%) $(tiny:%=2/%) \
    $(foreach r,32 16 san16,$(in_narrow_rings:%=$(r)/%)) \
    $(filter-out $(apart),$(full:%=san64/%) $(small:%=san6/%) \
    $(tiny:%=san2/%))
stubs := $(exercises:%=stub/test_ex_%)
tools := $(if $(shell command -v bats),$(if $(PANDOC),tools))
results := $(patsubst %,$(BUILD)/%.tap,$(programs_of_tests) $(stubs) \
    $(wrong:%=wrong/%/run) $(watched:%=64/%) $(tools))
# The longest first: no core waits for it in the end.
runs := $(tools) $(foreach p,$(programs_of_tests) $(stubs), \
    $(BUILD)/$(dir $(p))run.$(notdir $(p))) \
    $(wrong:%=$(BUILD)/wrong/%/run) \
    $(watched:%=$(BUILD)/64/run.%)

# Run everything, show what fails, count; the last line is the sum.
check:
	$(Q)rm -f $(results)
	$(Q)$(MAKE) --no-print-directory -k -j$(JOBS) $(runs); \
	    status=$$?; sh book/count.sh $(results) && exit $$status

sanitized:
	$(Q)$(MAKE) --no-print-directory -k -j$(JOBS) \
	    $(foreach p,$(apart),$(BUILD)/$(dir $(p))run.$(notdir $(p)))

# The shipped objects under valgrind, which follows the secrets; never
# under sanitizers, which it cannot run.
secret: valgrind $(secrets:%=$(BUILD)/64/run.%)

valgrind:
	$(Q)sh book/usable.sh valgrind

# Every proof in the ring of four elements, and again in that of eight
# those that do not take hours there; and the table.
too_large :=
prove: $(proofs:%=$(BUILD)/2/%) \
    $(patsubst %,$(BUILD)/3/%,$(filter-out $(too_large),$(proofs)))
	$(Q)sh book/stamp.sh bash book/prove.sh $^ >$(BUILD)/prove.csv; \
	    status=$$?; column -t -s, $(BUILD)/prove.csv; \
	    [ $$status -eq 0 ] && cp $(BUILD)/prove.csv data/prove.csv && \
	    sh book/count.sh $(addsuffix .tap,$^)

define stub
$(BUILD)/stub/test_ex_$(1): $(addprefix $(BUILD)/64/, \
    $(object.test_ex_$(1)) src/exercises/$(1).o \
    $(helpers.test_ex_$(1)) $(libs.test_ex_$(1)))
	$(Q)mkdir -p $$(@D)
	$(Q)$(CC) $(CFLAGS) $(COMMON) -o $$@ $$^ $$(call wraps,$$^) \
	    $(TEST_LIBRARIES)
endef
$(foreach e,$(exercises),$(eval $(call stub,$(e))))

$(BUILD)/stub/run.%: $(BUILD)/stub/%
	$(Q)sh book/try.sh --must-fail $<

stubs-fail: $(stubs:stub/%=$(BUILD)/stub/run.%)

# A wrong answer to an exercise is a right one, edited; the exercise's
# tests must refuse it, and say why.     ($1 wrong answer, $2 exercise)
define grader
$(BUILD)/wrong/$(1)/$(2): $(BUILD)/wrong/$(1)/answer.c \
    $(addprefix $(BUILD)/$(call size_of,$(2))/,$(object.$(2)) \
    $(helpers.$(2)) $(libs.$(2)))
	$(Q)$(CC) $(flags_$(call size_of,$(2))) $(COMMON) -w $(INCLUDE) \
	    -o $$@ $$^ $$(call wraps,$$^) $(TEST_LIBRARIES)
endef

usable_graders = $(filter-out $(unwatched),$(filter %_ex_$(1),$(graders)))

define wrong_answer
$(BUILD)/wrong/$(1)/answer.c: $(TREE)wrong/$(1).sed \
    $(TREE)solutions/$(2).c
	$(Q)bash book/mutants.sh change $$^ $$@

$(foreach t,$(call usable_graders,$(2)), \
    $(eval $(call grader,$(1),$(t))))
$(BUILD)/wrong/$(1)/run: $(TREE)wrong/$(1).sed \
    $(patsubst %,$(BUILD)/wrong/$(1)/%,$(call usable_graders,$(2)))
	$(Q)sh book/wrong.sh $$^
endef
$(foreach w,$(wrong),$(eval \
    $(call wrong_answer,$(w),$(exercise.$(w)))))

wrong: $(wrong:%=$(BUILD)/wrong/%/run)

# A known mistake: the source with it, in front of the archives that
# hold the source without.                  ($1 mutant, $2 test program)
define judge
$(BUILD)/mutants/$(1)/$(2): $(BUILD)/mutants/$(1)/$(file.$(1)) \
    $(addprefix $(BUILD)/$(call size_of,$(2))/,$(object.$(2)) \
    $(helpers.$(2)) $(libs.$(2)))
	$(Q)$(CC) $(flags_$(call size_of,$(2))) $(COMMON) -w $(INCLUDE) \
	    -o $$@ $$^ $$(call wraps,$$^) $(TEST_LIBRARIES)
endef

define mutant
$(BUILD)/mutants/$(1)/$(file.$(1)): $(TREE)mutants/$(1).sed \
    $(TREE)$(place.$(file.$(1)))
	$(Q)bash book/mutants.sh change $$^ $$@

$(foreach t,$(judges.$(1)),$(eval $(call judge,$(1),$(t))))
$(BUILD)/mutants/$(1)/run: $(TREE)mutants/$(1).sed \
    $(judges.$(1):%=$(BUILD)/mutants/$(1)/%)
	$(Q)bash book/mutants.sh try $$< $(BUILD)/mutants/$(1)
endef
$(foreach m,$(mutants),$(eval $(call mutant,$(m))))

mutants := $(sort $(mutants))
results_of_mutants := $(mutants:%=$(BUILD)/mutants/%/tap)

mutants:
	$(Q)rm -f $(results_of_mutants)
	$(Q)$(MAKE) --no-print-directory -k -j$(JOBS) \
	    $(mutants:%=$(BUILD)/mutants/%/run); \
	    status=$$?; sh book/count.sh $(results_of_mutants) && exit $$status

tools: $(BUILD)/programs/parts $(BUILD)/programs/profile
	$(Q)PROGRAMS=$(abspath $(BUILD))/programs sh book/try.sh --tap $(BUILD)/tools bats --tap book/tests

# Chapter by chapter: the files of the chapters so far are those of the
# whole book, and the newest chapter builds and passes with them alone.
prefixes: tangle
	$(Q)rm -rf $(BUILD)/prefix
	$(Q)set -e; for c in $(CHAPTERS:chapters/%.md=%); do \
	    echo "---- $$c"; \
	    $(MAKE) --no-print-directory -j$(JOBS) UPTO=$$c \
	        BUILD=$(BUILD)/prefix newest; \
	    sh book/same.sh $(BUILD)/prefix/tangled $(BUILD)/tangled; \
	done
	@echo "every prefix of the book builds and passes"

newest_chapter := $(notdir $(basename $(lastword $(CHAPTERS))))
newest_tests := $(if $(TREE),$(tests.$(newest_chapter)))

newest: $(patsubst %,$(BUILD)/64/%.a, \
        $(filter $(newest_chapter),$(chapters))) \
    $(programs.$(newest_chapter):%=$(BUILD)/programs/%) \
    $(patsubst %,$(BUILD)/64/run.%,$(filter test_%,$(newest_tests))) \
    $(patsubst %,$(BUILD)/64/run.%,$(filter $(watched),$(newest_tests))) \
    $(patsubst %,$(BUILD)/6/run.%,$(filter small_%,$(newest_tests))) \
    $(patsubst %,$(BUILD)/2/run.%,$(filter prove_% tiny_% view_%, \
        $(newest_tests)))

# Each version of clang-format has a taste of its own; ours is this one's.
TASTE := 14
FORMAT := $(firstword $(shell command -v clang-format-$(TASTE)) \
    $(if $(findstring version $(TASTE).,$(shell \
    clang-format --version 2>/dev/null)),clang-format))

format: $(BUILD)/plain/files $(TANGLED)
ifeq ($(FORMAT),)
	@echo "no verdict: needs clang-format $(TASTE), of Debian 12; here is"
	@clang-format --version || true
else
	$(Q)cd $(BUILD)/plain && $(FORMAT) --dry-run -Werror \
	    --style=file:$(CURDIR)/.clang-format $$(grep '[.][ch]$$' files)
	@echo "the C is as clang-format $(TASTE) would have it"
endif

# ---- A reader's own answers ----------------------------------------

# By the name of its file, or by its label in the text.
override EX := $(subst -,_,$(EX))
ifneq ($(EX),)
my/$(EX).c:
	$(Q)mkdir -p my
	$(Q)sed -e '/^#line /d' -e '1{/Tangled from/d;}' \
	    $(TREE)src/exercises/$(EX).c >$@
	@echo "write   $@: your copy, to work on"

define my_program
$(BUILD)/my/$(1): my/$(EX).c $(addprefix \
    $(BUILD)/$(call size_of,$(1))/, \
    $(object.$(1)) $(helpers.$(1)) $(libs.$(1)))
	$(Q)mkdir -p $$(@D)
	$(Q)$(CC) $(COMMON) $(if $(filter secret_%,$(1)),$(CFLAGS),$(sanitized)) \
	    -Wall -Wextra -Wpedantic $(INCLUDE) \
	    $(sizes_$(call size_of,$(1))) \
	    -o $$@ $$^ $$(call wraps,$$^) $(TEST_LIBRARIES)
endef
# Sanitizers find faults; valgrind judges what would be used.
sanitized := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
sizes_2 := $(TINY)
mine := $(sort $(call usable_graders,$(EX)))
not_run := $(filter %_ex_$(EX),$(unwatched))
$(foreach t,$(mine),$(eval $(call my_program,$(t))))

# Names that are part of what was asked for, or the other way round.
near := $(sort $(foreach e,$(exercises), \
    $(if $(findstring $(EX),$(e))$(findstring $(e),$(EX)),$(e))))

exercise: $(mine:%=$(BUILD)/my/%)
ifeq ($(filter $(EX),$(exercises)),)
	@echo "there is no exercise" $(call quoted,$(EX))"; $(if \
	    $(near),did you mean:,there are:)"
	@printf '    %s\n' $(or $(near),$(sort $(exercises)))
	@exit 1
else
	@passed=yes; for program in $^; do \
	    LIMIT=$${LIMIT:-120} sh book/try.sh $$program || passed=; done; \
	    $(not_run:%=echo "not run: %, which needs valgrind";) \
	    if [ $$passed ]; then echo "my/$(EX).c passes its tests"; else \
	    echo "my/$(EX).c does not pass yet; the lines above say"; \
	    echo "which claim failed, with what, and in which chapter"; \
	    exit 1; fi
endif
else
exercise:
	@echo "which one? make exercise EX=name, where name is one of"
	@printf '    %s\n' $(sort $(exercises))
	@exit 1
endif

# ---- Runs ----------------------------------------------------------

data:
	$(Q)sh data/fetch

demo: $(BUILD)/ppnn
	$(Q)sh data/fetch || true
	$(Q)$< train --net K --epochs 1 --limit 19200 --every 10 \
	    --report $(BUILD)/demo.json --csv $(BUILD)/demo.csv
	$(Q)sh book/usable.sh gnuplot
	$(Q)gnuplot -e "csv='$(BUILD)/demo.csv'; out='$(BUILD)/demo'" \
	    book/demo.gp
	@echo "the curve: $(BUILD)/demo.svg; all figures: $(BUILD)/demo.json"

mnist: $(BUILD)/ppnn
	$(Q)sh data/fetch
	$(Q)sh book/mnist.sh $(BUILD)/ppnn

figures: $(patsubst %.gp,%.svg,$(wildcard figures/*.gp))

figures/%.svg: figures/%.gp $(wildcard data/*.csv)
	@echo "draw    $@"
	$(Q)sh book/usable.sh gnuplot
	$(Q)gnuplot -e "out='$@'" $<

# ---- The book ------------------------------------------------------

book:
	$(Q)sh book/usable.sh pandoc
	$(Q)sh book/book.sh $(CHAPTERS)

widths: book
	$(Q)sh book/widths.sh

.PHONY: all narrow help tangle plain fresh check sanitized secret valgrind stubs-fail \
    mutants wrong tools prefixes newest format exercise data demo mnist \
    figures book widths clean FORCE
FORCE:

clean:
	rm -rf $(BUILD) book/out
