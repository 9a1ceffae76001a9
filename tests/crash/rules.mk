# No request is lost and none is readable: tests/e2e/crash.sh and privacy.sh, a little of it with every `make test`.
# make crash: 500 programs killed, 1,000 power cuts; some minutes.

CRASH := $(BUILD)/crash
CRASH_TOOLS := $(addprefix $(CRASH)/,replay submitter kill plant trace)

CRASH_OBJ_replay    := replay record disk shown workload
CRASH_OBJ_submitter := submitter workload
CRASH_OBJ_kill      := kill shown workload
CRASH_OBJ_plant     := plant
CRASH_OBJ_trace     := trace

$(BUILD)/obj/crash/%.o: tests/crash/%.c
	@mkdir -p $(@D)
	@echo '  CC  $@'
	@$(CC) $(CPPFLAGS) -Isrc/store $(CFLAGS) $(call pkg_cflags,store) -c -o $@ $<

define crash_rules
$(CRASH)/$1: $(CRASH_OBJ_$1:%=$(BUILD)/obj/crash/%.o) $(call archives,store)
	@mkdir -p $$(@D)
	@echo '  LD  $$@'
	@$$(CC) -o $$@ $$^ $$(LDFLAGS) $$(call libraries,store)
endef
$(foreach t,$(notdir $(CRASH_TOOLS)),$(eval $(call crash_rules,$t)))

test-programs: $(CRASH_TOOLS)

.PHONY: crash
crash:
	$(call need,build test)
	@$(MAKE) -s --no-print-directory $(CRASH_TOOLS)
	@BUILD=$(BUILD) CRASH_KILLS=500 CRASH_CUTS=1000 tests/e2e/crash.sh

-include $(foreach t,$(notdir $(CRASH_TOOLS)),$(CRASH_OBJ_$t:%=$(BUILD)/obj/crash/%.d))
