#!/bin/sh
# SPDX-License-Identifier: MIT
# selftest.sh — the checks are checked: each must accept a small good tree and reject the same tree with one fault,
# naming the place of the fault and nothing else. Prints TAP.
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
export BUILD="$tmp/scratch"
tests=0
failed=0
licence='/* SPDX-License-Identifier: MIT */'

ok() {
    tests=$((tests + 1))
    echo "ok $tests - $1"
}

not_ok() {
    tests=$((tests + 1))
    failed=$((failed + 1))
    echo "not ok $tests - $1"
    shift
    printf '%s\n' "$@" | sed 's/^/# /'
}

# put FILE — writes a C file with the licence first; the text comes from stdin.
put() {
    mkdir -p "$tree/$(dirname "$1")"
    { echo "$licence"; cat; } >"$tree/$1"
}

# put_header PATH — a public header with the right guard around what comes from stdin.
put_header() {
    guard=$(printf 'KETING_%s' "${1#include/}" | tr 'a-z/.' 'A-Z__')
    { printf '#ifndef %s\n#define %s\n' "$guard" "$guard"; cat; echo '#endif'; } | put "$1"
}

good_tree() {
    tree=$tmp/tree
    rm -rf "$tree" "$BUILD"
    mkdir -p "$tree"
    cp "$here/../../.clang-format" "$tree/"
    put_header include/base/str.h </dev/null
    put_header include/base/mem.h <<'C'
void mem_free(void *p);
C
    put src/base/mem.c <<'C'
#include "base/mem.h"

#include <stdlib.h>

void mem_free(void *p)
{
    free(p);
}
C
    put src/platform/clock.c <<'C'
#include <time.h>

long clock_now(void)
{
    return (long)time(NULL);
}
C
    put src/platform/loop_internal.h <<'C'
#ifndef KETING_PLATFORM_LOOP_INTERNAL_H
#define KETING_PLATFORM_LOOP_INTERNAL_H
struct loop;
#endif
C
    put_header include/platform/loop.h <<'C'
#include "base/str.h"
C
    put src/platform/loop.c <<'C'
#define LOG_MODULE "loop"
/* #include "platform/loop_internal.h" would come first here, were it no comment; nor is malloc(3) one. */
#include "platform/loop.h"

#include "base/mem.h"
#include "loop_internal.h"

#include <sys/epoll.h>

void loop_finish(struct loop *loop)
{
    loop->free(loop, "never strcpy(a, b)", '"'); // free(loop)
    xfree(loop);
}
C
    put src/store/db.c <<'C'
#include <sqlite3.h>

const char *query = "SELECT 1";
C
    put src/app/keting.c <<'C'
#include "base/str.h"
#include "platform/loop.h"

int main(void)
{
    return 0;
}
C
    {
        echo '/* 中文字符按字数计算, 不按字节计算: 中文字符按字数计算, 不按字节计算: 中文字符按字数计算, 不按字节计算. */'
    } | put src/base/wide.c
    put tests/unit/base/test_mem.c <<'C'
#include <setjmp.h>
#include <stdlib.h>

void *test_block(void)
{
    return malloc(1);
}
C
    put tests/vm/finger.c <<'C'
#include <unistd.h>

void rest(void)
{
    sleep(1);
}
C
}

# rejects CHECK PLACE WHAT — the tree as it is now breaks one rule: told at PLACE, in words that hold WHAT.
rejects() {
    said=$(sh "$here/$1.sh" "$tree" 2>&1)
    rc=$?
    others=$(printf '%s\n' "$said" | grep -cv "^$2:")
    case $rc:$others:$said in
    1:0:*"$3"*) ok "$1: $3 ($2)" ;;
    *) not_ok "$1: $3 ($2)" "result $rc, $others other lines, said:" "$said" ;;
    esac
    good_tree
}

accepts() {
    said=$(sh "$here/$1.sh" "$tree" 2>&1)
    rc=$?
    [ "$rc:$said" = 0: ] && ok "$1: $2" || not_ok "$1: $2" "result $rc, said:" "$said"
}

# function_of LINES [COMMENT] — a function that long.
function_of() {
    printf 'int long_one(void)\n{\n    %s\n' "${2-/* nothing */}"
    awk -v n="$1" 'BEGIN { for (i = 5; i < n; i++) print "    step();"; print "    return 0;\n}" }'
}

good_tree
for check in top_level floors libraries own_header banned sizes headers_alone format; do
    accepts $check 'a good tree'
done

# floors
for pair in base:platform base:gfx platform:gfx gfx:platform gfx:ui ime:gfx ui:store ui:platform store:ui store:gfx \
    pack:platform pack:ui screens:platform screens:pack tools:ui; do
    upper=${pair#*:}
    put_header "include/$upper/thing.h" </dev/null
    echo "#include \"$upper/thing.h\"" | put "src/${pair%:*}/bad.c"
    rejects floors "src/${pair%:*}/bad.c:2" "${pair%:*} may not include"
done
for pair in platform:base ui:gfx ui:ime pack:store pack:ime screens:ui screens:store app:pack tools:gfx; do
    put_header "include/${pair#*:}/thing.h" </dev/null
    echo "#include \"${pair#*:}/thing.h\"" | put "src/${pair%:*}/good.c"
    accepts floors "${pair%:*} may include ${pair#*:}"
    good_tree
done
echo '#include "platform/loop.h"' | put_header include/base/bad.h
rejects floors include/base/bad.h:4 'base may not include'
echo '#include <platform/loop.h>' | put src/base/bad.c
rejects floors src/base/bad.c:2 'base may not include'
echo '#include "../platform/loop_internal.h"' | put src/app/bad.c
rejects floors src/app/bad.c:2 'walks through folders'
echo '#include "platform/loop_internal.h"' | put src/app/bad.c
rejects floors src/app/bad.c:2 'private to src/platform'
echo '#include "platform/loop_internal.h"' | put_header include/platform/bad.h
rejects floors include/platform/bad.h:4 'public header may not need'
echo 'int x;' | put src/attic/x.c
rejects floors src/attic/x.c:1 'no floor attic'
echo 'int x;' | put src/x.c
rejects floors src/x.c:1 'stands on no floor'

echo '#include "base/b.h"' | put_header include/base/a.h
echo '#include "base/c.h"' | put_header include/base/b.h
echo '#include "base/a.h"' | put_header include/base/c.h
rejects floors 'include/base/c.h:4' 'circle of headers'
put_header include/ui/a.h </dev/null
put_header include/ui/b.h </dev/null
printf '#include "ui/a.h"\n#include "ui/b.h"\n' | put src/ui/a.c
printf '#include "ui/b.h"\n#include "ui/a.h"\n' | put src/ui/b.c
rejects floors 'src/ui/b.c:3' 'circle of modules'

echo '#include "platform/loop.h"' >>"$tree/src/platform/loop_internal.h"
accepts floors 'a private header that completes its own module'
put_header include/platform/timer.h </dev/null
printf '#include "platform/timer.h"\n#include "loop_internal.h"\n' | put src/platform/timer.c
echo '#include "platform/timer.h"' >>"$tree/src/platform/loop_internal.h"
rejects floors 'src/platform/timer.c:3' 'circle of modules'

# libraries: header, floor that may, floor that may not
while read -r header may may_not; do
    echo "#include <$header>" | put "src/$may/good.c"
    accepts libraries "$header on $may"
    echo "#include <$header>" | put "src/$may_not/bad.c"
    rejects libraries "src/$may_not/bad.c:2" "<$header> is named outside"
done <<'LIST'
xf86drm.h platform gfx
xf86drmMode.h platform app
drm_fourcc.h platform gfx
drm/drm_mode.h platform screens
libinput.h platform ui
alsa/asoundlib.h platform ui
libudev.h platform app
linux/input-event-codes.h platform ui
sys/epoll.h platform base
sys/timerfd.h platform screens
sys/signalfd.h platform app
ft2build.h gfx platform
freetype/ftglyph.h gfx screens
spng.h pack platform
spng.h tools ui
jpeglib.h gfx store
turbojpeg.h gfx pack
sqlite3.h store pack
sodium.h store screens
expat.h pack store
minizip/unzip.h pack gfx
iconv.h pack base
LIST
echo '#include FT_FREETYPE_H' | put src/ui/bad.c
rejects libraries src/ui/bad.c:2 'FT_FREETYPE_H'
for call in 'time(NULL)' 'clock_gettime(1, 0)' 'gettimeofday(0, 0)' 'timespec_get(0, 1)'; do
    echo "long t = $call;" | put src/ui/bad.c
    rejects libraries src/ui/bad.c:2 'reads the clock'
done
for sql in 'SELECT a FROM b' 'INSERT INTO b' 'UPDATE b SET' 'DELETE FROM b' 'CREATE TABLE b' 'PRAGMA user_version'; do
    echo "const char *s = \"$sql\";" | put src/pack/bad.c
    rejects libraries src/pack/bad.c:2 'SQL outside the store'
done

# own header first
printf '#include <stdio.h>\n#include "platform/loop.h"\n' | put src/platform/loop.c
rejects own_header src/platform/loop.c:2 'put "platform/loop.h" before'
echo '#include "base/mem.h"' | put src/platform/loop_internal.c
rejects own_header src/platform/loop_internal.c:2 'put "loop_internal.h" before'

# banned
for call in strcpy strcat sprintf vsprintf gets strtok strncpy atoi atol atof alloca system popen; do
    echo "int x = $call(a);" | put tests/vm/bad.c
    rejects banned tests/vm/bad.c:2 "$call() is banned"
done
for call in setjmp longjmp malloc calloc realloc strdup strndup asprintf free; do
    echo "int x = $call (a);" | put src/ui/bad.c
    rejects banned src/ui/bad.c:2 "$call() is banned"
done
for call in sleep usleep nanosleep; do
    echo "int x = $call(a);" | put tests/unit/ui/bad.c
    rejects banned tests/unit/ui/bad.c:2 "$call() is banned"
done
for file in src/gfx/image_jpeg.c src/pack/picture_decode.c; do
    printf '#include <setjmp.h>\nint x = setjmp(a);\nint y = longjmp(a, 1);\n' | put $file
    accepts banned "setjmp for libjpeg in $file"
    echo 'int x = sigsetjmp(a);' | put $file
    rejects banned $file:2 'sigsetjmp() is banned'
done
echo 'int x = f(strlen(a), atoi(b));' | put src/base/mem.c
rejects banned src/base/mem.c:2 'atoi() is banned'
echo '#include <setjmp.h>' | put src/ui/bad.c
rejects banned src/ui/bad.c:2 '<setjmp.h>'
for word in TODO FIXME XXX; do
    echo "/* $word: later */" | put src/ui/bad.c
    rejects banned src/ui/bad.c:2 'note to self'
done
printf '\tint x;\n' | put src/ui/bad.c
rejects banned src/ui/bad.c:2 'a tab'
printf 'int x; \n' | put src/ui/bad.c
rejects banned src/ui/bad.c:2 'white space at the end'
printf 'int x;\r\n' | put src/ui/bad.c
rejects banned src/ui/bad.c:2 'white space at the end'
printf '/* %0104d */\n' 0 | put src/ui/good.c
accepts banned '110 columns'
printf '/* %0105d */\n' 0 | put src/ui/bad.c
rejects banned src/ui/bad.c:2 '111 columns'
echo 'int x;' >"$tree/src/base/bad.c"
rejects banned src/base/bad.c:1 'licence is missing'
echo '#ifdef TEST' | put src/ui/bad.c
rejects banned src/ui/bad.c:2 'test inside the program'
echo '#if defined(UNIT_TEST)' | put src/ui/bad.c
rejects banned src/ui/bad.c:2 'test inside the program'
echo '#pragma once' | put include/ui/bad.h
rejects banned include/ui/bad.h:2 '#pragma once'

# sizes
{ echo 'static const int table[] = {'; seq -f '    %g,' 200; echo '};'; function_of 120; } | put src/ui/good.c
accepts sizes 'a function of 120 lines after a long table'
function_of 121 | put src/ui/bad.c
rejects sizes src/ui/bad.c:2 'long_one() has 121 lines'
function_of 121 '/* size: one table of states, read from top to bottom */' | put src/ui/good.c
accepts sizes 'a function of 121 lines that says why'
{ function_of 10 '/* size: the neighbour says why */'; function_of 121; } | put src/ui/bad.c
rejects sizes src/ui/bad.c:12 'long_one() has 121 lines'
{ printf 'static int long_one(int a,\n                    int b) {\n'; function_of 121 | sed 1,2d; } | put src/ui/bad.c
rejects sizes src/ui/bad.c:2 'long_one() has 121 lines'
seq -f 'int a%g;' 799 | put src/ui/good.c
accepts sizes 'a file of 800 lines'
seq -f 'int a%g;' 800 | put src/ui/bad.c
rejects sizes src/ui/bad.c:1 '801 lines'
{ echo '/* size: one list, ordered */'; seq -f 'int a%g;' 800; } | put src/ui/good.c
accepts sizes 'a file of 802 lines that says why'
good_tree

# headers alone
echo 'size_t base_count(void);' | put_header include/base/bad.h
rejects headers_alone include/base/bad.h:4:1 "unknown type name 'size_t'"
echo 'struct twice { int a; };' | put include/base/bad.h
rejects headers_alone include/base/bad.h:2 'include guard is not KETING_BASE_BAD_H'
accepts headers_alone 'a good tree, remembered'
echo 'ssize_t late(void);' | put_header include/base/str.h
rejects headers_alone include/base/str.h:4:1 "unknown type name 'ssize_t'"

CC=no-such-compiler
export CC
put_header include/base/str.h <<'C'
struct new;
C
put_header include/base/mem.h </dev/null
for h in include/base/mem.h include/platform/loop.h src/platform/loop_internal.h; do
    rm "$tree/$h"
done
rejects headers_alone include/base/str.h:1 'no-such-compiler'
unset CC

# top level
: >"$tree/notes.txt"
rejects top_level notes.txt:1 'not of the top level'

# format
if command -v clang-format >/dev/null; then
    while IFS= read -r line; do
        printf 'void f(int a)\n{\n%s\n}\n' "$line" | put src/ui/bad.c
        rejects format src/ui/bad.c:4 'not laid out'
    done <<'LIST'
  g(a);
    if (a) g(a);
    if(a)
    char * p = a;
    g(a,b);
LIST
    put src/ui/good.c <<'C'
static const struct key keys[] = {
    [KEY_A]    = {.label = "a",  .width_mm = 10},
    [KEY_LONG] = {.label = "啊", .width_mm = 5,
                  .tall = true},
    {.label = "b",
     .tall = true},
    {"c", 10,
     "a hint"},
};

enum colour { RED, GREEN, BLUE };

int pick(int a,
         int b)
{
    int c = a < 1 ? 2 : a < 3 ? 4 : 5;
    switch (c) {
    case 2: a = 3; break;
    default: a = 4; b = 5; break;
    }
    return c +
           b;
}
C
    accepts format 'tables and line breaks of the writer'
fi

# all together
said=$("$here/run" "$tree" 2>&1)
[ "$?:$said" = '0:lint: clean' ] && ok 'run: a good tree' || not_ok 'run: a good tree' "$said"
echo 'int x = atoi(a);' | put src/ui/bad.c
said=$("$here/run" "$tree" 2>&1)
case $?:$said in
1:src/ui/bad.c:2:*'lint: 1 checks failed') ok 'run: a bad tree' ;;
*) not_ok 'run: a bad tree' "$said" ;;
esac

echo "1..$tests"
[ $failed = 0 ]
