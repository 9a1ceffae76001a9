# Unit tests: tests/unit/<floor>/test_<module>.c becomes build/test/<floor>/test_<module>, linked with its own floor
# and those below, nothing above. Platform tests get tests/fake/ in the place of libdrm, libinput and libudev.

TEST_SRC := $(wildcard tests/unit/*/test_*.c)
TEST_BIN := $(TEST_SRC:tests/unit/%.c=$(BUILD)/test/%)

FAKE_OBJ_platform := $(patsubst tests/fake/%.c,$(BUILD)/obj/fake/%.o,$(wildcard tests/fake/*.c))

$(BUILD)/obj/fake/%.o: tests/fake/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(call pkg_cflags,platform) -c -o $@ $<

define test_rules
$(BUILD)/test/$1/%: tests/unit/$1/%.c $$(FAKE_OBJ_$1) $$(call archives,$1)
	@mkdir -p $$(@D)
	$$(CC) $$(CPPFLAGS) -Itests -Isrc/$1 $$(CFLAGS) $$(call pkg_cflags,$1) -o $$@ $$< $$(FAKE_OBJ_$1) $$(call archives,$1) $$(LDFLAGS) \
	    $$(if $$(FAKE_OBJ_$1),$$(foreach f,$$(filter-out platform,$$(BELOW_$1)),$$(call pkg_libs,$$f)) -lm,$$(call libraries,$1)) $(shell pkg-config --libs cmocka 2>/dev/null || echo -lcmocka)
endef
$(foreach f,$(FLOORS),$(eval $(call test_rules,$f)))

-include $(TEST_BIN:=.d) $(FAKE_OBJ_platform:.o=.d)
