# What the Makefile does with the machine it runs on: packages, running, the virtual machine.

.PHONY: deps run
deps:
	@board/deps

# Asked before anything is built; costs nothing when all is there.
.PHONY: deps-%
deps-%:
	@board/deps --check $(subst +, ,$*) >/dev/null || board/deps $(subst +, ,$*)
