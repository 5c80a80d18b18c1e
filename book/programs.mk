# The runs behind figures and numbers of single chapters; `make data/x.csv`
# does not run by itself, for a run takes minutes and changes the book.

.PHONY: rates drift pace bits

rates: $(BUILD)/programs/rates
	$(Q)nice sh book/stamp.sh $< >data/rates.csv.part
	$(Q)mv data/rates.csv.part data/rates.csv

drift: $(BUILD)/programs/drift
	$(Q)sh book/stamp.sh $< >data/drift.csv

pace: $(BUILD)/programs/pace
	$(Q)sh book/stamp.sh $< >data/pace.csv

bits: $(BUILD)/programs/bits
	$(Q)nice sh book/stamp.sh $< >data/bits.csv.part
	$(Q)mv data/bits.csv.part data/bits.csv

# One thing changed at a time, with few bits: two minutes.
.PHONY: tuning
tuning: $(BUILD)/programs/tuning
	$(Q)nice sh book/stamp.sh $< >data/tuning.csv.part
	$(Q)mv data/tuning.csv.part data/tuning.csv

# Steps with few bits, counted in two rings; a minute.
.PHONY: few
few: $(BUILD)/ppnn $(BUILD)/ppnn-32
	$(Q)sh book/stamp.sh sh book/few.sh $^ >data/few.csv.part
	$(Q)mv data/few.csv.part data/few.csv

.PHONY: cost oracle links transcripts measure stale

cost: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh sh book/costs.sh $< >data/cost.csv.part
	$(Q)mv data/cost.csv.part data/cost.csv

oracle: $(BUILD)/programs/oracle
	$(Q)sh book/stamp.sh $< >data/oracle.csv

links: $(BUILD)/programs/links
	$(Q)sh book/stamp.sh $< >data/links.csv

# What the program prints, as the text shows it.
transcripts: $(BUILD)/ppnn
	$(Q)sh book/transcripts.sh $<

# The exponential's error, for the chapter on softmax; a second.
.PHONY: exponential
exponential: $(BUILD)/programs/exponential
	$(Q)sh book/stamp.sh $< >data/exponential.csv

# What unrefreshed comparisons tell, for the chapter on them; a second.
.PHONY: leak
leak: $(BUILD)/programs/leak
	$(Q)sh book/stamp.sh $< >data/leak.csv

# Drawing from streams, share arithmetic: a second each; truncating
# shares: a few seconds.
.PHONY: streams shares truncation
streams: $(BUILD)/programs/streams
	$(Q)sh book/stamp.sh $< >data/streams.csv

shares: $(BUILD)/programs/shares
	$(Q)sh book/stamp.sh $< >data/shares.csv

truncation: $(BUILD)/programs/truncation
	$(Q)sh book/stamp.sh $< >data/truncation.csv

# Network A with ASM in place of the softmax, at two learning rates. It
# diverges, and the program says so with status 3.
asm_run = sh book/stamp.sh $(BUILD)/ppnn train --net A --mode secure \
    --output asm --lr $(1) --epochs 5 --every 117 --quiet --csv -

.PHONY: asm
asm: $(BUILD)/ppnn
	$(Q)$(call asm_run,0.03125) >data/asm_5.csv || [ $$? = 3 ]
	$(Q)$(call asm_run,0.0078125) >data/asm_7.csv || [ $$? = 3 ]

# What statistics see in messages at full size; a few seconds.
.PHONY: views
views: $(BUILD)/programs/views
	$(Q)sh book/stamp.sh $< >data/views.csv
	$(Q)sh book/stamp.sh $< each >data/views_each.csv
	$(Q)sh book/stamp.sh $< growth >data/views_growth.csv

# Networks on emulated lines, foreseen and measured; two minutes.
.PHONY: netprofile
netprofile: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh sh book/netprofile.sh $< >data/netprofile.csv.part
	$(Q)mv data/netprofile.csv.part data/netprofile.csv

# A training killed three times, and an undisturbed one; minutes.
.PHONY: resumed
resumed: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh bash book/resumed.sh $< >data/resumed.csv.part
	$(Q)mv data/resumed.csv.part data/resumed.csv

# How long tapes are, and what P2 needs to write them; some seconds.
.PHONY: night
night: $(BUILD)/programs/night
	$(Q)sh book/stamp.sh $< >data/night.csv.part
	$(Q)mv data/night.csv.part data/night.csv

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
	$(Q)sh book/stamp.sh sh book/pair.sh $(BUILD)/ppnn sum \
	    >data/alone.csv.part
	$(Q)mv data/alone.csv.part data/alone.csv

pair-tapes: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh sh book/pair.sh $< tapes >data/played.csv.part
	$(Q)mv data/played.csv.part data/played.csv

pair-costs: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh sh book/pair.sh $< costs >data/pair.csv.part
	$(Q)mv data/pair.csv.part data/pair.csv

# The same protocols in three rings; half a minute.
.PHONY: rings
rings: narrow
	$(Q)sh book/stamp.sh sh book/rings.sh $(BUILD)/ppnn >data/rings.csv.part
	$(Q)mv data/rings.csv.part data/rings.csv

# All of them, one after the other, and the figures: an hour.
measure: mnist cost oracle links transcripts drift pace bits rates \
    exponential leak seen lies broken views keys streams shares truncation \
    asm carry truncations networks ways before peers table8 scaling parts netprofile \
    night resumed pair profile steps sealing transfers products houses loans \
    figures

# Which data were measured on C that has changed since?
stale:
	$(Q)now=$$(sh book/source.sh); \
	    grep -L "source-sha256: $$now" data/*.csv | \
	    sed 's/$$/: measured on older code/'

# Whose coin a local truncation throws, counted in small rings; a second.
.PHONY: carry
carry: $(BUILD)/programs/carry
	$(Q)sh book/stamp.sh $< >data/carry.csv

# Network K with the three ways of truncating shares, three epochs each:
# ten minutes or so.
.PHONY: truncations
truncations: $(BUILD)/ppnn
	$(Q)sh book/truncations.sh $<

# What the helper sees of a comparison, all of it; a second.
.PHONY: seen
seen: $(BUILD)/2/prove_compare
	$(Q)sh book/stamp.sh sh -c 'SEEN_CSV=/dev/fd/3 $< 3>&1 >&2' \
	    >data/seen.csv

# What a liar hears, with every lie there is, in the rings of four and
# of eight elements; a minute.
.PHONY: lies
lies: $(BUILD)/2/prove_lies $(BUILD)/3/prove_lies
	$(Q)sh book/stamp.sh bash book/lies.sh $^ >data/lies.csv.part
	$(Q)mv data/lies.csv.part data/lies.csv

# What is drawn from each key in a step of network K; a second.
.PHONY: keys
keys: $(BUILD)/programs/keys
	$(Q)sh book/stamp.sh $< >data/keys.csv

# Which test sees which mistake, and four of them in a picture; about a
# minute.
.PHONY: broken
broken: mutants
	$(Q)sh book/stamp.sh bash book/mutants.sh table $(BUILD)/mutants \
	    >data/mutants.csv
	$(Q)sh book/stamp.sh bash book/mutants.sh views $(BUILD)/mutants \
	    >data/broken.csv

# The paper's Table 8, beside ours; and how a step of training grows with
# batch, width and depth: seconds.
.PHONY: networks windows ways table8 scaling
networks: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh $< bench networks --repeat 31 --csv \
	    >data/networks.csv

# Networks with convolutions: two minutes.
windows: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh $< bench windows --repeat 31 --csv \
	    >data/windows.csv

# Steps with the other ways to truncate and to compare.
ways: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh $< bench ways --repeat 31 --csv >data/ways.csv

table8: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh $< bench table8 --repeat 31 --csv >data/table8.csv

scaling: $(BUILD)/programs/scaling
	$(Q)sh book/stamp.sh $< >data/scaling.csv

# The program as it was when the helper still looked, against that of
# today, in turn; a quarter of an hour.
BEFORE := 4167121
.PHONY: before
before: $(BUILD)/ppnn
	$(Q)[ -d $(BUILD)/before ] || git worktree add --detach \
	    $(BUILD)/before $(BEFORE)
	$(Q)$(MAKE) -C $(BUILD)/before build/ppnn
	$(Q)sh book/stamp.sh bash book/before.sh $< \
	    $(BUILD)/before/build/ppnn >data/before.csv.part
	$(Q)mv data/before.csv.part data/before.csv

# Other systems, measured once, in steps of ours.
.PHONY: peers
peers:
	$(Q)sh book/stamp.sh sh book/peers.sh >data/peers.csv
	$(Q)sh book/stamp.sh sh book/peers.sh windows >data/peers_windows.csv
	$(Q)sh book/stamp.sh sh book/peers.sh infer >data/peers_infer.csv
	$(Q)sh book/stamp.sh sh book/peers.sh published >data/published.csv

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
	    sh book/stamp.sh sh book/numbers.sh $(BUILD)/ppnn $$what \
	        >data/numbers_$$what.part && \
	    mv data/numbers_$$what.part data/numbers_$$what.csv || exit; \
	done

# Where rounds, bytes and time of a step go, part by part: seconds.
.PHONY: parts
parts: $(BUILD)/programs/parts
	$(Q)sh book/stamp.sh $< >data/parts.csv

# Where the time of a step goes; a minute.
.PHONY: profile
profile: $(BUILD)/programs/profile
	$(Q)sh book/stamp.sh $< >data/profile.csv
	$(Q)sh book/stamp.sh $< C 20 >data/profile_C.csv

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
	$(Q)sh book/stamp.sh bash book/steps.sh $(TREE)slower $^ >data/steps.csv.part
	$(Q)mv data/steps.csv.part data/steps.csv

# Paillier's encryption; some seconds.
.PHONY: sealing
sealing: $(BUILD)/programs/sealing
	$(Q)nice sh book/stamp.sh $< >data/sealing.csv.part
	$(Q)mv data/sealing.csv.part data/sealing.csv

# What a transfer takes: a second.
.PHONY: transfers
transfers: $(BUILD)/programs/transfers
	$(Q)sh book/stamp.sh $< >data/transfers.csv.part
	$(Q)mv data/transfers.csv.part data/transfers.csv

# What products cost two alone, beside a helper: half a minute.
.PHONY: products
products: $(BUILD)/programs/products
	$(Q)sh book/stamp.sh $< >data/products.csv.part
	$(Q)mv data/products.csv.part data/products.csv

# Convolutional networks trained in full, on MNIST and Fashion-MNIST: an
# hour and a half; and how much is due to the seed: two minutes.
.PHONY: convnets seeds
convnets: $(BUILD)/ppnn $(BUILD)/programs/missed
	$(Q)sh book/convnets.sh $(BUILD)

seeds: $(BUILD)/ppnn
	$(Q)sh book/stamp.sh sh book/convnets.sh $(BUILD) seeds >data/seeds.csv

# Networks in two houses: on halves of images, and on loans, also under
# encryption; ten minutes each.
.PHONY: houses loans
houses: $(BUILD)/programs/two_houses
	$(Q)nice sh book/stamp.sh sh book/houses.sh $< images \
	    >data/split.csv.part
	$(Q)mv data/split.csv.part data/split.csv

loans: $(BUILD)/programs/two_houses
	$(Q)nice sh book/stamp.sh sh book/houses.sh $< loans \
	    >data/split_loans.csv.part
	$(Q)mv data/split_loans.csv.part data/split_loans.csv

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
	$(Q)nice sh book/stamp.sh $< >data/$@.csv.part
	$(Q)mv data/$@.csv.part data/$@.csv

rebuilt: $(BUILD)/programs/rebuilt
	$(Q)nice sh book/stamp.sh $< mnist >data/rebuilt.csv.part
	$(Q)mv data/rebuilt.csv.part data/rebuilt.csv
	$(Q)nice sh book/stamp.sh $< >data/digits.csv.part
	$(Q)mv data/digits.csv.part data/digits.csv

# What latent weights do, and what becomes of them otherwise: minutes.
.PHONY: turns
turns: $(BUILD)/programs/turns
	$(Q)sh book/stamp.sh $< path >data/latent.csv.part
	$(Q)mv data/latent.csv.part data/latent.csv
	$(Q)nice sh book/stamp.sh $< >data/turns.csv.part
	$(Q)mv data/turns.csv.part data/turns.csv
