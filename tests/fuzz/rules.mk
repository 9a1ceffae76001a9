# make fuzz: every harness for FUZZ_SECONDS, from the demo content. Objects for it are made apart, with clang.

FUZZ_SECONDS ?= 30
FUZZ := csv sheet text image content pinyin hand rare answers receipt reply
FLOOR_csv     := pack
FLOOR_sheet   := pack
FLOOR_text    := gfx
FLOOR_image   := gfx
FLOOR_content := store
FLOOR_pinyin  := ime
FLOOR_hand    := ime
FLOOR_rare    := ime
FLOOR_answers := store
FLOOR_receipt := store
FLOOR_reply   := pack

define fuzz_rules
$(BUILD)/fuzz_$1: tests/fuzz/fuzz_$1.c $$(call archives,$(FLOOR_$1))
	$$(CC) $$(CPPFLAGS) -Isrc/$(FLOOR_$1) $$(filter-out -Wmissing-prototypes,$$(CFLAGS)) -fsanitize=fuzzer -o $$@ \
	    $$(filter-out %.h,$$^) $$(LDFLAGS) $$(call libraries,$(FLOOR_$1))
endef
$(foreach f,$(FUZZ),$(eval $(call fuzz_rules,$f)))

$(BUILD)/seed_pictures: tests/fuzz/seed_pictures.c $(call archives,store)
	$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(call libraries,store)

.PHONY: fuzz fuzz-programs
fuzz-programs: $(FUZZ:%=$(BUILD)/fuzz_%) $(BUILD)/seed_pictures

fuzz:
	$(call need,build fonts fuzz)
	@$(MAKE) --no-print-directory $(addprefix $(BUILD)/,demo.db pinyin.dat hand.dat rare.dat)
	@$(MAKE) --no-print-directory fuzz-programs BUILD=$(BUILD)/fuzz CC=clang OPT='-O1 -g' \
	    SAN='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run $(BUILD)/fuzz $(BUILD) $(FUZZ)
