# What the Makefile does with the machine it runs on: packages, running, the virtual machine.

# Asked before anything is built; costs a few milliseconds and no network when all is there.
need = @board/deps --check $1 >/dev/null 2>&1 || board/deps $1

.PHONY: deps run
deps:
	@board/deps

run:
	$(call need,build run fonts)
	@$(MAKE) -s --no-print-directory programs
	@cat tests/e2e/visit.tour tests/e2e/visit-request.tour >$(BUILD)/visit.tour
	@board/run $(BUILD)/keting $(BUILD)/demo.db $(BUILD)/visit.tour $(BUILD)/visit
