# Programs that compare ours with somebody else's answers. The scripts that run them are in tests/e2e/.

ORACLE_TOOLS := $(BUILD)/oracle/recurrence_check $(BUILD)/oracle/pinyin_google

$(BUILD)/oracle/%: tests/oracle/%.c $(call archives,base)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $< $(call archives,base) $(LDFLAGS)

-include $(ORACLE_TOOLS:=.d)
