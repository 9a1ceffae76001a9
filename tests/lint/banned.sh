#!/bin/sh
# SPDX-License-Identifier: MIT
# banned.sh [ROOT] — calls that we do not make, and the looks of a line.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

scan src include tests <<'AWK'
BEGIN {
    max_columns = 110
    ban("strcpy strcat sprintf vsprintf gets strtok strncpy", "use a bounded function of base/str.h or snprintf")
    ban("atoi atol atof", "it cannot report an error: use a checked parser of base/str.h")
    ban("alloca", "a size from outside breaks the stack: use mem_try_alloc")
    ban("system popen", "no shell: start a child with its arguments")

    ban_in["sleep"] = "^(src|include|tests/unit|tests/fake)/"
    ban("sleep usleep nanosleep", "wait with a timer of the loop; in a test move the fake clock", "sleep")

    ban_in["ours"] = "^(src|include)/"
    # libjpeg has no other way to report an error.
    jumps_for_jpeg["src/gfx/image_jpeg.c"] = jumps_for_jpeg["src/pack/picture_decode.c"] = 1
    ban("setjmp longjmp sigsetjmp siglongjmp", "return an error and go out by the one way", "ours")
    ban("malloc calloc realloc reallocarray strdup strndup asprintf vasprintf aligned_alloc posix_memalign", \
        "use base/mem.h", "ours")
    ban("free", "use mem_free, or the destroyer of the library that owns it", "ours")
}

FNR == 1 {
    lex_start()
    if ($0 != "/* SPDX-License-Identifier: MIT */")
        say(1, "the licence is missing: begin with /* SPDX-License-Identifier: MIT */")
}

# Bytes 80 to BF continue a UTF-8 character.
{
    columns = $0
    gsub(/[\200-\277]/, "", columns)
    if (length(columns) > max_columns)
        say(FNR, length(columns) " columns: break the line at " max_columns)
}

/\t/ { say(FNR, "a tab: indent with 4 spaces") }
/[ \r]$/ { say(FNR, "white space at the end of the line: take it away") }

/(^|[^A-Za-z0-9_])(TODO|FIXME|XXX)([^A-Za-z0-9_]|$)/ { say(FNR, "a note to self: do it, or open an issue") }

{
    lex($0)
    check_calls(code)
}

code ~ /^[ \t]*#[ \t]*(el)?if.*[^A-Za-z0-9](UNIT_)?TEST(S|ING)?([^A-Za-z0-9_]|$)/ {
    say(FNR, "a test inside the program: put a fake in its place at the link (tests/fake)")
}

code ~ /^[ \t]*#[ \t]*pragma[ \t]+once/ { say(FNR, "#pragma once: use the include guard KETING_<FLOOR>_<NAME>_H") }

code ~ /^[ \t]*#[ \t]*include[ \t]*<setjmp\.h>/ && FILENAME ~ /^(src|include)\// && !(FILENAME in jumps_for_jpeg) {
    say(FNR, "<setjmp.h>: return an error and go out by the one way")
}

function ban(names, instead, where,    n, i, part)
{
    n = split(names, part, " ")
    for (i = 1; i <= n; i++) {
        advice[part[i]] = instead
        scope[part[i]] = where
    }
}

# Every name before a bracket, except members (s->free(…)) and what src/base/mem.c is there for.
function check_calls(text,    name, before)
{
    before = ""
    while (match(text, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        before = RSTART > 1 ? substr(text, RSTART - 1, 1) : before
        name = substr(text, RSTART, RLENGTH - 1)
        text = substr(text, RSTART + RLENGTH)
        sub(/[ \t]*$/, "", name)
        if (!(name in advice) || before == "." || before == ">")
            continue
        if (scope[name] != "" && FILENAME !~ ban_in[scope[name]])
            continue
        if (FILENAME in jumps_for_jpeg && name ~ /^(set|long)jmp$/)
            continue
        if (FILENAME == "src/base/mem.c" && advice[name] ~ /mem\.h|mem_free/)
            continue
        say(FNR, name "() is banned: " advice[name])
    }
}
AWK
