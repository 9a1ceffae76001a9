# Keting 会客厅. Targets: all deps run test e2e tour bench lint asan fuzz format install clean.
# Each floor of src/ is one archive; a program or test links its own floor and the floors below, nothing else.

BUILD   ?= build
CC      ?= gcc
PREFIX  ?= /usr/local
SAN     ?=
OPT     ?= -O2 -g
VERSION := $(shell sed -n 's/^\#\# \[\([0-9][^]]*\)\].*/\1/p' CHANGELOG.md 2>/dev/null | head -n 1)

WARN    := -Wall -Wextra -Wvla -Wundef -Wshadow -Wmissing-prototypes -Wstrict-prototypes -Werror
CFLAGS  += -std=c11 -D_GNU_SOURCE $(WARN) $(OPT) $(SAN)
CPPFLAGS += -Iinclude -I$(BUILD)/gen -MMD -MP
LDFLAGS += $(SAN)

# Which library belongs to which floor; tests/lint/libraries.sh holds the same table against the includes.
PKG_platform := libdrm libinput libudev alsa
PKG_gfx      := freetype2 spng libjpeg libqrencode
PKG_store    := sqlite3 libsodium
PKG_pack     := spng libjpeg xlsxwriter

FLOORS := base platform gfx ime ui store pack screens
BELOW_base     := base
BELOW_platform := platform base
BELOW_gfx      := gfx base
BELOW_ime      := ime base
BELOW_ui       := ui gfx ime base
BELOW_store    := store base
BELOW_pack     := pack store ime base
BELOW_screens  := screens ui gfx ime store base
BELOW_app      := screens ui gfx pack store ime platform base

# Looked up once, and only when something is compiled.
pkg_cflags = $(if $(PKG_$1),$(shell pkg-config --cflags $(PKG_$1)))
pkg_libs   = $(if $(PKG_$1),$(shell pkg-config --libs $(PKG_$1)))
archives   = $(foreach f,$(BELOW_$1),$(BUILD)/lib$f.a)
libraries  = $(foreach f,$(BELOW_$1),$(call pkg_libs,$f)) -lm

.PHONY: all
all: programs

include tests/rules.mk
include board/rules.mk

# ---- objects and archives -------------------------------------------------------------------------------------

define floor_rules
SRC_$1 := $$(wildcard src/$1/*.c)
OBJ_$1 := $$(SRC_$1:src/%.c=$$(BUILD)/obj/%.o) $$(GEN_OBJ_$1)
$$(BUILD)/lib$1.a: $$(OBJ_$1)
	@rm -f $$@ && ar rcs $$@ $$(OBJ_$1)
$$(OBJ_$1): FLOOR := $1
ALL_OBJ += $$(OBJ_$1)
endef

# Tables made by programs of the build, from Debian's data and our own drawings.
GEN_OBJ_gfx := $(BUILD)/obj/gen/linebreak_table.o $(BUILD)/obj/gen/icon_table.o
GEN_OBJ_ime := $(BUILD)/obj/gen/pinyin_table.o

$(foreach f,$(FLOORS) app,$(eval $(call floor_rules,$f)))

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  CC  $@'
	@$(CC) $(CPPFLAGS) $(CFLAGS) $(call pkg_cflags,$(FLOOR)) -c -o $@ $<

$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Isrc/gfx -Isrc/ime $(CFLAGS) -c -o $@ $<

$(BUILD)/obj/app/%.o: CPPFLAGS += -DKETING_VERSION='"$(or $(VERSION),0.0.0)"'

# ---- programs of the build -------------------------------------------------------------------------------------

# libbase.a behind the bar: a change in base must not make every table anew.
$(BUILD)/tools/%: src/tools/%.c | $(BUILD)/libbase.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(shell pkg-config --cflags spng) -o $@ $< $(BUILD)/libbase.a $(LDFLAGS) $(shell pkg-config --libs spng) -lm

UNICODE_LINEBREAK ?= /usr/share/unicode/LineBreak.txt

$(BUILD)/gen/linebreak_table.c: $(BUILD)/tools/gen_linebreak $(UNICODE_LINEBREAK)
	@mkdir -p $(@D)
	$(BUILD)/tools/gen_linebreak $(UNICODE_LINEBREAK) $@

UNIHAN_READINGS ?= /usr/share/unicode/Unihan_Readings.txt.bz2

$(BUILD)/gen/Unihan_Readings.txt: $(UNIHAN_READINGS)
	@mkdir -p $(@D)
	bzcat $(UNIHAN_READINGS) >$@.part && mv $@.part $@

$(BUILD)/gen/pinyin_table.c: $(BUILD)/tools/gen_pinyin $(BUILD)/gen/Unihan_Readings.txt assets/phrases.tsv
	$(BUILD)/tools/gen_pinyin $(BUILD)/gen/Unihan_Readings.txt assets/phrases.tsv $@

# Handwriting: a file of its own, mapped at run time. The tool draws a hundred thousand characters, so it is built
# for speed and never under a sanitizer, and only a change of what the templates are made from makes them anew.
HAND_FONTS ?= /usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf
HAND_SANS  ?= /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
HAND_WORDS ?= /usr/share/rime-data/pinyin_simp.dict.yaml
UNIHAN_MAPPINGS ?= /usr/share/unicode/Unihan_OtherMappings.txt.bz2
GEN_HAND_SRC := $(wildcard src/tools/gen_hand*.c) src/ime/hand_ink.c src/ime/hand_feature.c \
                $(patsubst %,src/base/%.c,fs log mem str utf8)
GEN_HAND_H   := $(wildcard src/tools/gen_hand*.h) $(wildcard include/ime/hand_*.h)

$(BUILD)/tools/gen_hand: $(GEN_HAND_SRC) $(GEN_HAND_H)
	@mkdir -p $(@D)
	$(CC) $(filter-out -M%,$(CPPFLAGS)) $(filter-out $(SAN) $(OPT),$(CFLAGS)) -O3 $(shell pkg-config --cflags freetype2) \
	    -o $@ $(GEN_HAND_SRC) $(shell pkg-config --libs freetype2) -lm

$(BUILD)/gen/Unihan_OtherMappings.txt: $(UNIHAN_MAPPINGS)
	@mkdir -p $(@D)
	bzcat $(UNIHAN_MAPPINGS) >$@.part && mv $@.part $@

HAND_FROM = $(BUILD)/gen/Unihan_OtherMappings.txt $(HAND_WORDS) assets/strokes.tsv $(HAND_FONTS) $(HAND_SANS)

$(BUILD)/hand.dat: $(BUILD)/tools/gen_hand $(HAND_FROM)
	$(BUILD)/tools/gen_hand $@ $(HAND_FROM):2

$(BUILD)/test/ime/test_hand: | $(BUILD)/hand.dat

# The dictionary of the pinyin keyboard, mapped at run time.
PINYIN_WORDS ?= /usr/share/rime-data/pinyin_simp.dict.yaml

$(BUILD)/pinyin.dat: $(BUILD)/tools/gen_dictionary $(BUILD)/gen/Unihan_Readings.txt $(PINYIN_WORDS) \
    assets/phrases.tsv assets/names.tsv
	$(BUILD)/tools/gen_dictionary $(BUILD)/gen/Unihan_Readings.txt $(PINYIN_WORDS) assets/phrases.tsv \
	    assets/names.tsv $@

$(patsubst %,$(BUILD)/test/ime/%,test_pinyin test_pinyin_all test_pinyin_extra): | $(BUILD)/pinyin.dat

# Rare characters by radical and by parts, mapped at run time.
UNICODE_DATA ?= /usr/share/unicode
RARE_UNIHAN := $(patsubst %,$(BUILD)/gen/Unihan_%.txt,IRGSources RadicalStrokeCounts DictionaryLikeData \
    OtherMappings Variants)
RARE_FROM = $(RARE_UNIHAN) $(UNICODE_DATA)/USourceData.txt assets/parts.txt

$(filter-out %/Unihan_OtherMappings.txt,$(RARE_UNIHAN)): $(BUILD)/gen/%.txt: $(UNICODE_DATA)/%.txt.bz2
	@mkdir -p $(@D)
	bzcat $< >$@.part && mv $@.part $@

$(BUILD)/tools/gen_rare: $(wildcard src/tools/gen_rare*.[ch]) src/ime/rare_radical.c \
    $(wildcard include/ime/rare_*.h) | $(BUILD)/libbase.a
	@mkdir -p $(@D)
	$(CC) $(filter-out -M%,$(CPPFLAGS)) $(CFLAGS) -o $@ $(filter %.c,$^) $(BUILD)/libbase.a $(LDFLAGS)

$(BUILD)/rare.dat: $(BUILD)/tools/gen_rare $(RARE_FROM)
	$(BUILD)/tools/gen_rare $@ $(RARE_FROM)

$(BUILD)/test/ime/test_rare: | $(BUILD)/rare.dat

ICONS := $(sort $(wildcard assets/icons/*.svg))

$(BUILD)/gen/icon_table.c: $(BUILD)/tools/gen_icons src/tools/rasterise-icons $(ICONS)
	@mkdir -p $(@D)
	src/tools/rasterise-icons $(BUILD)/gen/icons $(BUILD)/tools/gen_icons $@ $(ICONS)

# ---- programs -------------------------------------------------------------------------------------------------

PROGRAMS := keting keting-pack keting-ctl keting-ime

.PHONY: programs
programs: $(PROGRAMS:%=$(BUILD)/%) $(BUILD)/demo.db $(BUILD)/hand.dat $(BUILD)/pinyin.dat $(BUILD)/rare.dat

# Which files of src/app belong to which program.
KETING_OBJ := $(patsubst %,$(BUILD)/obj/app/%.o,keting app intake options phrases places tour tour_remote)

$(BUILD)/keting: $(KETING_OBJ) $(call archives,app)
	$(CC) -o $@ $^ $(LDFLAGS) $(call libraries,screens) $(call libraries,platform)

$(BUILD)/keting-pack: $(BUILD)/obj/app/keting_pack.o $(call archives,pack)
	$(CC) -o $@ $^ $(LDFLAGS) $(call libraries,pack)

KETING_CTL_OBJ := $(patsubst %,$(BUILD)/obj/app/%.o,keting_ctl keting_ctl_copy keting_ctl_exchange keting_ctl_keys \
    keting_ctl_pin keting_ctl_requests keting_ctl_store intake places)

# Of the platform the clock alone, which needs none of its libraries.
$(BUILD)/keting-ctl: $(KETING_CTL_OBJ) $(BUILD)/libplatform.a $(call archives,pack)
	$(CC) -o $@ $^ $(LDFLAGS) $(call libraries,pack)

$(BUILD)/keting-ime: $(patsubst %,$(BUILD)/obj/app/%.o,keting_ime keting_ime_hand keting_ime_pinyin \
    keting_ime_rare places) \
    $(call archives,ime)
	$(CC) -o $@ $^ $(LDFLAGS) $(call libraries,ime)

$(BUILD)/demo.db: $(BUILD)/keting-pack $(wildcard assets/demo/*.csv assets/demo/图片/*)
	$(BUILD)/keting-pack build assets/demo $@

.PHONY: install clean format
install: programs
	install -D -m 755 $(BUILD)/keting $(DESTDIR)$(PREFIX)/bin/keting
	install -D -m 755 $(BUILD)/keting-pack $(DESTDIR)$(PREFIX)/bin/keting-pack
	install -D -m 755 $(BUILD)/keting-ctl $(DESTDIR)$(PREFIX)/bin/keting-ctl
	install -D -m 755 $(BUILD)/keting-ime $(DESTDIR)$(PREFIX)/bin/keting-ime
	install -D -m 644 fonts/manifest $(DESTDIR)$(PREFIX)/share/keting/fonts/manifest
	install -D -m 644 $(BUILD)/demo.db $(DESTDIR)$(PREFIX)/share/keting/demo.db
	install -D -m 644 $(BUILD)/hand.dat $(DESTDIR)$(PREFIX)/share/keting/hand.dat
	install -D -m 644 $(BUILD)/pinyin.dat $(DESTDIR)$(PREFIX)/share/keting/pinyin.dat
	install -D -m 644 $(BUILD)/rare.dat $(DESTDIR)$(PREFIX)/share/keting/rare.dat

format:
	tests/lint/format.sh --fix

clean:
	rm -rf $(BUILD)

-include $(ALL_OBJ:.o=.d)
