# Programs that compare ours with somebody else's answers. The scripts that run them are in tests/e2e/.

ORACLE_TOOLS := $(BUILD)/oracle/recurrence_check $(BUILD)/oracle/pinyin_google

$(BUILD)/oracle/%: tests/oracle/%.c $(call archives,base)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $< $(call archives,base) $(LDFLAGS)

# googlepinyin answers otherwise under a sanitizer's allocator: it reads what it never wrote. An oracle must not
# change its mind, so it is always built without.
$(BUILD)/oracle/pinyin_google: tests/oracle/pinyin_google.c $(wildcard src/base/*.c)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(CPPFLAGS) $(filter-out $(SAN),$(CFLAGS)) -o $@ $^ -lm

-include $(ORACLE_TOOLS:=.d)
