# The runs behind figures and numbers of single chapters; `make data/x.csv`
# does not run by itself, for a run takes minutes and changes the book.

.PHONY: rates drift pace bits

rates: $(BUILD)/programs/rates
	$(Q)nice book/stamp.sh $< >data/rates.csv.part
	$(Q)mv data/rates.csv.part data/rates.csv

drift: $(BUILD)/programs/drift
	$(Q)book/stamp.sh $< >data/drift.csv

pace: $(BUILD)/programs/pace
	$(Q)book/stamp.sh $< >data/pace.csv

bits: $(BUILD)/programs/bits
	$(Q)nice book/stamp.sh $< >data/bits.csv.part
	$(Q)mv data/bits.csv.part data/bits.csv

# What unrefreshed comparisons tell, for the chapter on them; a second.
.PHONY: leak
leak: $(BUILD)/programs/leak
	$(Q)book/stamp.sh $< >data/leak.csv
