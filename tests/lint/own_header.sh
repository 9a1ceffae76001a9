#!/bin/sh
# SPDX-License-Identifier: MIT
# own_header.sh [ROOT] — every .c that has a header of its own includes it before anything else, which proves
# that the header needs nothing before it.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

scan src include <<'AWK'
BEGIN {
    for (i = 1; i < ARGC; i++)
        exists[ARGV[i]] = 1
}

FNR == 1 {
    own = own_header(FILENAME)
    lex_start()
}

own == "" { next }

{
    lex($0)
    name = code ~ /^[ \t]*#/ ? included($0) : ""
}

name != "" {
    if (name != own)
        say(FNR, "the first #include is \"" name "\": put \"" own "\" before it")
    own = ""
}

function own_header(path,    public, private)
{
    if (path !~ /^src\/.*\.c$/)
        return ""
    sub(/\.c$/, ".h", path)
    public = path
    sub(/^src\//, "", public)
    private = path
    sub(/^.*\//, "", private)
    return ("include/" public) in exists ? public : path in exists ? private : ""
}
AWK
