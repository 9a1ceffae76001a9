#!/bin/sh
# SPDX-License-Identifier: MIT
# libraries.sh [ROOT] — each library is named on its own floor only, the clock in one file, SQL in the store.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

scan src include <<'AWK'
BEGIN {
    only("platform", "^(xf86drm|drm)[A-Za-z0-9_]*\\.h$|^(lib)?drm/")
    only("platform", "^libinput\\.h$|^libudev\\.h$|^linux/input[a-z-]*\\.h$")
    only("platform", "^alsa/asoundlib\\.h$")
    only("platform", "^sys/(epoll|timerfd|signalfd)\\.h$")
    only("gfx tools", "^ft2build\\.h$|^freetype/|^FT_[A-Z_]*_H$")
    only("gfx pack tools", "^spng\\.h$")
    only("gfx pack", "^jpeglib\\.h$")
    only("gfx", "^turbojpeg\\.h$|^qrencode\\.h$")
    only("store", "^sqlite3\\.h$|^sodium(\\.h$|/)")
    only("pack", "^xlsxwriter\\.h$")
    only("pack", "^expat\\.h$|^(minizip/)?unzip\\.h$|^iconv\\.h$")
}

FNR == 1 {
    floor = floor_of(FILENAME)
    lex_start()
}

{
    lex($0)
    name = code ~ /^[ \t]*#/ ? included($0) : ""
}

name != "" {
    for (i = 1; i <= rules; i++)
        if (name ~ pattern[i] && index(" " floors[i] " ", " " floor " ") == 0)
            say(FNR, "<" name "> is named outside its floor (" floors[i] "): ask a module of that floor for it")
}

FILENAME != "src/platform/clock.c" && \
code ~ /(^|[^A-Za-z0-9_.>])(clock_gettime|gettimeofday|timespec_get|time)[ \t]*\(/ {
    say(FNR, "reads the clock: take the time as an argument, only src/platform/clock.c asks for it")
}

floor != "store" && quoted ~ /(SELECT|INSERT|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA) / {
    say(FNR, "SQL outside the store: give src/store a function that answers this question")
}

function only(where, what)
{
    floors[++rules] = where
    pattern[rules] = what
}
AWK
