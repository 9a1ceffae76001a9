# Unit tests: tests/unit/<floor>/test_<module>.c becomes build/test/<floor>/test_<module>, linked with its own floor
# and those below, nothing above. Platform tests get tests/fake/ in the place of libdrm, libinput, libudev and
# libasound.

include tests/golden/rules.mk
include tests/oracle/rules.mk
include tests/bench/rules.mk
include tests/fuzz/rules.mk
include tests/crash/rules.mk

TEST_SRC := $(wildcard tests/unit/*/test_*.c)
TEST_BIN := $(TEST_SRC:tests/unit/%.c=$(BUILD)/test/%)

FAKE_OBJ_platform := $(patsubst tests/fake/%.c,$(BUILD)/obj/fake/%.o,$(wildcard tests/fake/*.c))

$(BUILD)/obj/fake/%.o: tests/fake/%.c
	@mkdir -p $(@D)
	@echo '  CC  $@'
	@$(CC) $(CPPFLAGS) -Itests $(CFLAGS) $(call pkg_cflags,platform) -c -o $@ $<

define test_rules
$(BUILD)/test/$1/%: tests/unit/$1/%.c $$(FAKE_OBJ_$1) $$(call archives,$1)
	@mkdir -p $$(@D)
	@echo '  LD  $$@'
	@$$(CC) $$(CPPFLAGS) -Itests -Isrc/$1 $$(CFLAGS) $$(call pkg_cflags,$1) -o $$@ $$< $$(FAKE_OBJ_$1) \
	    $$(call archives,$1) $$(LDFLAGS) $$(if $$(FAKE_OBJ_$1),-lm,$$(call libraries,$1)) -lcmocka
endef
$(foreach f,$(FLOORS),$(eval $(call test_rules,$f)))

# Scripts that speak TAP: the checks of the checks, the programs' command lines, the tours of every screen.
TEST_SCRIPTS := tests/lint/selftest.sh $(wildcard tests/e2e/*.sh)

.PHONY: test test-programs
test-programs: programs $(TEST_BIN) $(GOLDEN_TOOLS) $(ORACLE_TOOLS)

test:
	$(call need,build test fonts)
	@$(MAKE) -s --no-print-directory test-programs
	@BUILD=$(BUILD) tests/unit/run $(TEST_BIN) tests/golden/selfcheck.sh $(TEST_SCRIPTS)

.PHONY: lint e2e tour asan
lint:
	$(call need,build test)
	@BUILD=$(BUILD) CPPFLAGS='-Iinclude' tests/lint/run

tour:
	$(call need,build fonts)
	@$(MAKE) -s --no-print-directory programs $(GOLDEN_TOOLS)
	@tests/e2e/tour $(BUILD)

e2e:
	$(call need,build run test fonts)
	@$(MAKE) -s --no-print-directory programs
	@tests/vm/run --program $(BUILD)/keting --content $(BUILD)/demo.db --out $(BUILD)/e2e

# The same tests once more under AddressSanitizer and UndefinedBehaviorSanitizer.
asan:
	@ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1 \
	    $(MAKE) -s --no-print-directory test BUILD=$(BUILD)/asan OPT='-O1 -g' \
	    SAN='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

-include $(TEST_BIN:=.d) $(FAKE_OBJ_platform:.o=.d)
