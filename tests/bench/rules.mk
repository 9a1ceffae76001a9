# make bench: figures as ratios within one run, see tests/bench/run. BENCH_QUICK=1 measures less, for a look.

BENCH := $(BUILD)/bench
BENCH_C := $(CPPFLAGS) -Itests/bench -Isrc/gfx -Isrc/screens $(CFLAGS)

# The page of the yardstick is what the real program paints, written down as it does so.
PAINTED := text_layout_create paint_fill paint_card paint_round paint_icon paint_text
comma := ,

# The program's objects are named after this file is read: hence the second look.
.SECONDEXPANSION:
$(BENCH)/keting-recorder: $$(KETING_OBJ) tests/bench/page_record.c tests/bench/page.h $(call archives,app)
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -o $@ $(filter-out %.h,$^) $(PAINTED:%=-Wl$(comma)--wrap=%) $(LDFLAGS) \
	    $(call libraries,screens) $(call libraries,platform)

# Before the program ends it is weighed.
$(BENCH)/keting-weighed: $$(KETING_OBJ) $(addprefix tests/bench/,weigh.c bench.c visits.c bench.h visits.h page.h) \
    $(call archives,app)
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -Isrc -o $@ $(filter-out %.h,$^) -Wl,--wrap=app_destroy,--wrap=hall_init $(LDFLAGS) \
	    $(call libraries,screens) $(call libraries,platform)

HOME_PAGE := --display mem --size 1080x1920 --mm 268x476 --fonts fonts/manifest --now 2026-11-24T09:24 \
    --script tests/bench/empty.tour

$(BENCH)/page.c: $(BENCH)/keting-recorder $(BUILD)/demo.db tests/bench/empty.tour fonts/manifest
	PAGE_OUT=$@ $< $(HOME_PAGE) --content $(BUILD)/demo.db 2>/dev/null

$(BENCH)/straight: tests/bench/straight.c $(BENCH)/page.c $(BUILD)/obj/gen/icon_table.o $(BUILD)/obj/gfx/icon_pack.o \
    tests/bench/page.h
	$(CC) $(BENCH_C) $(shell pkg-config --cflags freetype2) -o $@ $(filter-out %.h,$^) $(LDFLAGS) \
	    $(shell pkg-config --libs freetype2)

# One program for each question; these see whole programs, those the screens without devices.
BENCH_OUTER := bench_first bench_idle bench_build bench_count bench_import
BENCH_INNER := bench_list bench_draw bench_open bench_search
BENCH_STORE := bench_requests bench_requests_many
BENCH_HEADERS := tests/bench/bench.h tests/bench/bench_hall.h tests/bench/page.h \
    tests/bench/visits.h

$(BENCH_OUTER:%=$(BENCH)/%): $(BENCH)/%: tests/bench/%.c tests/bench/bench.c tests/golden/golden_image.c \
    $(BENCH_HEADERS) $(call archives,gfx)
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -Itests/golden -o $@ $(filter-out %.h,$^) $(LDFLAGS) $(call libraries,gfx)

$(BENCH_INNER:%=$(BENCH)/%): $(BENCH)/%: tests/bench/%.c tests/bench/bench.c tests/bench/bench_hall.c \
    tests/bench/visits.c     $(BENCH_HEADERS) $(call archives,screens)
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -o $@ $(filter-out %.h,$^) $(LDFLAGS) $(call libraries,screens)

# The strokes are made as those of the templates are.
BENCH_INK := $(patsubst %,src/tools/gen_hand_%.c,glyph thin vary)
$(BENCH)/bench_ime: tests/bench/bench_ime.c tests/bench/bench.c $(BENCH_INK) tests/bench/bench.h \
    $(call archives,ime)
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -Isrc/tools $(shell pkg-config --cflags freetype2) -o $@ $(filter-out %.h,$^) $(LDFLAGS) \
	    $(shell pkg-config --libs freetype2) -lm

# A font that no template comes from.
BENCH_FONT ?= /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc

$(BENCH_STORE:%=$(BENCH)/%): $(BENCH)/%: tests/bench/%.c $(addprefix tests/bench/,bench.c bench.h \
    bench_requests_form.c bench_requests_form.h) $(call archives,store)
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -o $@ $(filter-out %.h,$^) $(LDFLAGS) $(call libraries,store)

$(BENCH)/make_photos: tests/bench/make_photos.c
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -o $@ $< $(LDFLAGS) -ljpeg

$(BENCH)/plain: tests/bench/plain.c tests/bench/bench.c tests/bench/bench.h
	@mkdir -p $(@D)
	$(CC) $(BENCH_C) -o $@ $(filter-out %.h,$^) $(LDFLAGS) -ljpeg -lsqlite3 -lm

.PHONY: bench bench-programs bench-import
bench-programs: programs $(BENCH)/bench_ime $(BUILD)/oracle/pinyin_google \
    $(BUILD)/test/ime/test_pinyin_all $(BENCH)/straight $(BENCH)/keting-weighed $(BENCH_OUTER:%=$(BENCH)/%) $(BENCH_INNER:%=$(BENCH)/%) \
    $(BENCH_STORE:%=$(BENCH)/%)

bench:
	$(call need,build fonts bench)
	@$(MAKE) --no-print-directory bench-programs >/dev/null
	@FONT='$(HAND_FONTS)' OTHER_FONT='$(BENCH_FONT):2' tests/bench/run $(BUILD)

# 600 MB of photographs and some minutes: not among the others.
bench-import:
	$(call need,build bench)
	@$(MAKE) --no-print-directory $(BUILD)/keting-pack $(addprefix $(BENCH)/,bench_import plain make_photos) >/dev/null
	@mkdir -p $(BENCH)/scratch/import/图片
	@tests/bench/make-content 10000 $(BENCH)/scratch/import 500
	@$(BENCH)/make_photos 500 $(BENCH)/scratch/import/图片
	@$(BENCH)/bench_import $(BUILD)/keting-pack $(BENCH)/plain $(BENCH)/scratch/import $(BENCH)/scratch/import.db
