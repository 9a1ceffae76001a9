# Tools around pictures: compare two, make small, lay out many. Their self-check proves that a changed picture is noticed.

GOLDEN_TOOLS := $(addprefix $(BUILD)/golden/,png_compare png_turn png_shrink contact_sheet fixed_random.so)

# Without sanitizers: it is loaded before theirs.
$(BUILD)/golden/fixed_random.so: tests/golden/fixed_random.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARN) -O2 -shared -fPIC -o $@ $<

$(BUILD)/golden/%: tests/golden/%.c tests/golden/golden_image.c tests/golden/golden_image.h $(call archives,gfx)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/golden $(CFLAGS) -o $@ $< tests/golden/golden_image.c $(call archives,gfx) $(LDFLAGS) \
	    $(call libraries,gfx)

.PHONY: golden-selfcheck
golden-selfcheck: $(GOLDEN_TOOLS)
	tests/golden/selfcheck.sh $(BUILD)/golden

# The pictures of pages that are kept in git, renewed on purpose.
.PHONY: golden-update
golden-update: programs $(GOLDEN_TOOLS)
	BUILD=$(BUILD) tests/e2e/golden.sh --update
