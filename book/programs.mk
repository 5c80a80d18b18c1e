# The runs behind figures and numbers of single chapters; `make data/x.csv`
# does not run by itself, for a run takes minutes and changes the book.

# Write a table: to another name first, so that a program that fails
# leaves the table of before. ($1 name, $2 command)
stamped = sh book/stamp.sh $(2) >data/$(1).csv.part && \
    mv data/$(1).csv.part data/$(1).csv

.PHONY: rates drift pace bits

rates: $(BUILD)/programs/rates
	$(Q)nice $(call stamped,rates,$<)

drift: $(BUILD)/programs/drift
	$(Q)$(call stamped,drift,$<)

pace: $(BUILD)/programs/pace
	$(Q)$(call stamped,pace,$<)

bits: $(BUILD)/programs/bits
	$(Q)nice $(call stamped,bits,$<)

# One thing changed at a time, with few bits: two minutes.
.PHONY: tuning
tuning: $(BUILD)/programs/tuning
	$(Q)nice $(call stamped,tuning,$<)

# Steps with few bits, counted in two rings; a minute.
.PHONY: few
few: $(BUILD)/ppnn $(BUILD)/ppnn-32
	$(Q)$(call stamped,few,sh book/few.sh $^)

.PHONY: cost oracle links transcripts measure stale

cost: $(BUILD)/ppnn
	$(Q)$(call stamped,cost,sh book/costs.sh $<)

oracle: $(BUILD)/programs/oracle
	$(Q)$(call stamped,oracle,$<)

links: $(BUILD)/programs/links
	$(Q)$(call stamped,links,$<)

# What the program prints, as the text shows it.
transcripts: $(BUILD)/ppnn
	$(Q)sh book/transcripts.sh $<

# The exponential's error, for the chapter on softmax; a second.
.PHONY: exponential
exponential: $(BUILD)/programs/exponential
	$(Q)$(call stamped,exponential,$<)

# What unrefreshed comparisons tell, for the chapter on them; a second.
.PHONY: leak
leak: $(BUILD)/programs/leak
	$(Q)$(call stamped,leak,$<)

# Drawing from streams, share arithmetic: a second each; truncating
# shares: a few seconds.
.PHONY: streams shares truncation
streams: $(BUILD)/programs/streams
	$(Q)$(call stamped,streams,$<)

shares: $(BUILD)/programs/shares
	$(Q)$(call stamped,shares,$<)

truncation: $(BUILD)/programs/truncation
	$(Q)$(call stamped,truncation,$<)

# Network A with ASM in place of the softmax, at two learning rates. It
# diverges, and the program says so with status 3.
asm_run = sh book/stamp.sh $(BUILD)/ppnn train --net A --mode secure \
    --output asm --lr $(1) --epochs 5 --every 117 --quiet --csv -

.PHONY: asm
asm: $(BUILD)/ppnn
	$(Q)$(call asm_run,0.03125) >data/asm_5.csv.part || [ $$? = 3 ]
	$(Q)mv data/asm_5.csv.part data/asm_5.csv
	$(Q)$(call asm_run,0.0078125) >data/asm_7.csv.part || [ $$? = 3 ]
	$(Q)mv data/asm_7.csv.part data/asm_7.csv

# What statistics see in messages at full size; a few seconds.
.PHONY: views
views: $(BUILD)/programs/views
	$(Q)$(call stamped,views,$<)
	$(Q)$(call stamped,views_each,$< each)
	$(Q)$(call stamped,views_growth,$< growth)

# Networks on emulated lines, foreseen and measured; two minutes.
.PHONY: netprofile
netprofile: $(BUILD)/ppnn
	$(Q)$(call stamped,netprofile,sh book/netprofile.sh $<)

# A training killed three times, and an undisturbed one; minutes.
.PHONY: resumed
resumed: $(BUILD)/ppnn
	$(Q)$(call stamped,resumed,bash book/resumed.sh $<)

# How long tapes are, and what P2 needs to write them; some seconds.
.PHONY: night
night: $(BUILD)/programs/night
	$(Q)$(call stamped,night,$<)

# Two parties without a helper: trainings of networks S and T, what
# steps and questions cost them, and K and A with tapes; on an idle
# machine some half an hour.
.PHONY: pair pair-train pair-ternary pair-full pair-sum pair-costs \
    pair-tapes
pair: pair-sum pair-costs pair-tapes

pair-train: $(BUILD)/ppnn
	$(Q)sh book/pair.sh $< train

pair-ternary: $(BUILD)/ppnn $(BUILD)/ppnn-32
	$(Q)sh book/pair.sh $< ternary

pair-full: $(BUILD)/ppnn
	$(Q)sh book/pair.sh $< full

pair-sum: pair-train pair-ternary pair-full
	$(Q)$(call stamped,alone,sh book/pair.sh $(BUILD)/ppnn sum)

pair-tapes: $(BUILD)/ppnn
	$(Q)$(call stamped,played,sh book/pair.sh $< tapes)

pair-costs: $(BUILD)/ppnn
	$(Q)$(call stamped,pair,sh book/pair.sh $< costs)

# The same protocols in three rings; half a minute.
.PHONY: rings
rings: narrow
	$(Q)$(call stamped,rings,sh book/rings.sh $(BUILD)/ppnn)

# All of them, one after the other, and the figures; but for those of
# split networks on tables, which are fetched, and the convolutional
# networks in full: some two hours.
measure: mnist cost oracle links transcripts drift pace bits rates \
    exponential leak seen lies broken views keys streams shares truncation \
    asm carry truncations networks windows ways before peers table8 \
    scaling parts netprofile night resumed pair profile steps sealing \
    transfers products rings few tuning turns small numbers houses loans \
    figures

# Which data were measured on C that has changed since?
stale:
	$(Q)now=$$(sh book/source.sh); \
	    grep -L "source-sha256: $$now" data/*.csv | \
	    sed 's/$$/: measured on older code/'

# Whose coin a local truncation throws, counted in small rings; a second.
.PHONY: carry
carry: $(BUILD)/programs/carry
	$(Q)$(call stamped,carry,$<)

# Network K with the three ways of truncating shares, three epochs each:
# ten minutes or so.
.PHONY: truncations
truncations: $(BUILD)/ppnn
	$(Q)sh book/truncations.sh $<

# What the helper sees of a comparison, all of it; a second.
.PHONY: seen
seen: $(BUILD)/2/prove_leak
	$(Q)$(call stamped,seen,sh -c 'SEEN_CSV=/dev/fd/3 $< 3>&1 >&2')

# What a liar hears, with every lie there is, in the rings of four and
# of eight elements; a minute.
.PHONY: lies
lies: $(BUILD)/2/prove_lies $(BUILD)/3/prove_lies
	$(Q)$(call stamped,lies,bash book/lies.sh $^)

# What is drawn from each key in a step of network K; a second.
.PHONY: keys
keys: $(BUILD)/programs/keys
	$(Q)$(call stamped,keys,$<)

# Which test sees which mistake, and four of them in a picture; about a
# minute.
.PHONY: broken
broken: mutants
	$(Q)$(call stamped,mutants,bash book/mutants.sh table $(BUILD)/mutants)
	$(Q)$(call stamped,broken,bash book/mutants.sh views $(BUILD)/mutants)

# The paper's Table 8, beside ours; and how a step of training grows with
# batch, width and depth: seconds.
.PHONY: networks windows ways table8 scaling
networks: $(BUILD)/ppnn
	$(Q)$(call stamped,networks,$< bench networks --repeat 31 --csv)

# Networks with convolutions: two minutes.
windows: $(BUILD)/ppnn
	$(Q)$(call stamped,windows,$< bench windows --repeat 31 --csv)

# Steps with the other ways to truncate and to compare.
ways: $(BUILD)/ppnn
	$(Q)$(call stamped,ways,$< bench ways --repeat 31 --csv)

table8: $(BUILD)/ppnn
	$(Q)$(call stamped,table8,$< bench table8 --repeat 31 --csv)

scaling: $(BUILD)/programs/scaling
	$(Q)$(call stamped,scaling,$<)

# The program as it was when the helper still looked, against that of
# today, in turn; a quarter of an hour.
BEFORE := 4167121
.PHONY: before
before: $(BUILD)/ppnn
	$(Q)[ -d $(BUILD)/before ] || git worktree add --detach \
	    $(BUILD)/before $(BEFORE)
	$(Q)$(MAKE) -C $(BUILD)/before build/ppnn
	$(Q)$(call stamped,before,bash book/before.sh $< \
	    $(BUILD)/before/build/ppnn)

# Other systems, measured once, in steps of ours.
.PHONY: peers
peers:
	$(Q)$(call stamped,peers,sh book/peers.sh)
	$(Q)$(call stamped,peers_windows,sh book/peers.sh windows)
	$(Q)$(call stamped,peers_infer,sh book/peers.sh infer)
	$(Q)$(call stamped,published,sh book/peers.sh published)

# Few bits and ternary weights: full trainings, their twins, and steps in
# two rings; half an hour. NAMES="few-bits_A_5 twin" does less.
.PHONY: small
small: $(BUILD)/ppnn $(BUILD)/ppnn-32
	$(Q)bash book/small.sh $(BUILD) $(NAMES)

# Fixed point, few bits and ternary weights side by side: by epoch, in
# three rings, with three dealers, over an emulated line; a few minutes.
.PHONY: numbers
numbers: narrow
	$(Q)for what in epochs rings dealers wan answers; do \
	    { $(call stamped,numbers_$$what,sh book/numbers.sh \
	        $(BUILD)/ppnn $$what); } || exit; \
	done

# Where rounds, bytes and time of a step go, part by part: seconds.
.PHONY: parts
parts: $(BUILD)/programs/parts
	$(Q)$(call stamped,parts,$<)

# Where the time of a step goes; a minute.
.PHONY: profile
profile: $(BUILD)/programs/profile
	$(Q)$(call stamped,profile,$<)
	$(Q)$(call stamped,profile_C,$< C 20)

# Steps of the program, and of the program with one thing taken back: the
# changed sources, in front of the archives with the others. ($1 its name)
define taken_back
$(foreach f,$(files.$(1)),
$(BUILD)/slower/$(1)/$(f): $(TREE)slower/$(1).sed $(TREE)$(place.$(f))
	$(Q)bash book/mutants.sh change $$^ $$@
)
$(BUILD)/slower/$(1)/laps: $(addprefix $(BUILD)/slower/$(1)/, \
    $(files.$(1))) $(BUILD)/64/src/programs/laps.o \
    $(addprefix $(BUILD)/64/,$(libs.laps))
	@echo "link    $$@"
	$(Q)$(CC) $(CFLAGS) $(COMMON) -w $(INCLUDE) $(flags.$(1)) \
	    -o $$@ $$^ $(LIBRARIES)
endef
$(foreach s,$(slower),$(eval $(call taken_back,$(s))))

# Each of them against the program as it is; two or three minutes.
.PHONY: steps
steps: $(BUILD)/programs/laps $(slower:%=$(BUILD)/slower/%/laps)
	$(Q)$(call stamped,steps,bash book/steps.sh $(TREE)slower $^)

# Paillier's encryption; some seconds.
.PHONY: sealing
sealing: $(BUILD)/programs/sealing
	$(Q)nice $(call stamped,sealing,$<)

# What a transfer takes: a second.
.PHONY: transfers
transfers: $(BUILD)/programs/transfers
	$(Q)$(call stamped,transfers,$<)

# What products cost two alone, beside a helper: half a minute.
.PHONY: products
products: $(BUILD)/programs/products
	$(Q)$(call stamped,products,$<)

# Convolutional networks trained in full, on MNIST and Fashion-MNIST: an
# hour and a half; and how much is due to the seed: two minutes.
.PHONY: convnets seeds
convnets: $(BUILD)/ppnn $(BUILD)/programs/missed
	$(Q)sh book/convnets.sh $(BUILD)

seeds: $(BUILD)/ppnn
	$(Q)$(call stamped,seeds,sh book/convnets.sh $(BUILD) seeds)

# Networks in two houses: on halves of images, and on loans, also under
# encryption; ten minutes each.
.PHONY: houses loans
houses: $(BUILD)/programs/two_houses
	$(Q)nice $(call stamped,split,sh book/houses.sh $< images)

loans: $(BUILD)/programs/two_houses tables
	$(Q)nice $(call stamped,split_loans,sh book/houses.sh $< loans)

# What a split network's server finds out, on tables that are not part of
# this book, and on images: ten minutes together.
.PHONY: tables tells remembers joined rebuilt
tables:
	$(Q)sh data/fetch-tables

tells: $(BUILD)/programs/tells tables
	$(Q)for set in credit german lending; do \
	    nice sh book/stamp.sh $< $$set >data/tells_$$set.csv.part && \
	    mv data/tells_$$set.csv.part data/tells_$$set.csv || exit 1; \
	done

remembers joined: %: $(BUILD)/programs/% tables
	$(Q)nice $(call stamped,$@,$<)

rebuilt: $(BUILD)/programs/rebuilt
	$(Q)nice $(call stamped,rebuilt,$< mnist)
	$(Q)nice $(call stamped,digits,$<)

# What latent weights do, and what becomes of them otherwise: minutes.
.PHONY: turns
turns: $(BUILD)/programs/turns
	$(Q)$(call stamped,latent,$< path)
	$(Q)nice $(call stamped,turns,$<)
