# SPDX-License-Identifier: MIT
# Shared by the checks: awk -f lex.awk -f CHECK.
#
# lex(line) takes the lines of a file in order and sets, for each:
#   code    the line without comments; strings and characters are left as "" and ''
#   quoted  what the line's strings hold, one string per line of text
# lex_start() is called at the first line of every file.

function lex_start()
{
    lex_comment = 0
}

function lex(s,    at, mark)
{
    code = quoted = ""
    while (s != "") {
        if (lex_comment) {
            at = index(s, "*/")
            if (!at)
                return
            s = substr(s, at + 2)
            lex_comment = 0
            code = code " "
            continue
        }
        if (!match(s, /["']|\/\*|\/\//)) {
            code = code s
            return
        }
        code = code substr(s, 1, RSTART - 1)
        mark = substr(s, RSTART, RLENGTH)
        s = substr(s, RSTART + RLENGTH)
        if (mark == "//")
            return
        if (mark == "/*") {
            lex_comment = 1
            continue
        }
        if (!match(s, mark == "\"" ? "^([^\"\\\\]|\\\\.)*\"" : "^([^'\\\\]|\\\\.)*'"))
            RLENGTH = length(s) + 1     # never closed, as in #error don't
        if (mark == "\"")
            quoted = quoted substr(s, 1, RLENGTH - 1) "\n"
        code = code mark mark
        s = substr(s, RLENGTH + 1)
    }
}

# The header that an #include names, as written between the marks; "" where the line is none. Sets include_angled.
function included(line)
{
    if (line !~ /^[ \t]*#[ \t]*include[ \t]*["<]/)
        return line ~ /^[ \t]*#[ \t]*include[ \t]+FT_[A-Z_]*_H/ ? include_macro(line) : ""
    include_angled = line ~ /^[ \t]*#[ \t]*include[ \t]*</
    sub(/^[^"<]*["<]/, "", line)
    sub(/[">].*$/, "", line)
    return line
}

function include_macro(line)
{
    include_angled = 1
    match(line, /FT_[A-Z_]*_H/)
    return substr(line, RSTART, RLENGTH)
}

# src/gfx/text.c and include/gfx/text.h stand on floor gfx; "" elsewhere.
function floor_of(path,    part)
{
    return split(path, part, "/") >= 3 && (part[1] == "src" || part[1] == "include") ? part[2] : ""
}

# Says one problem: where, what, and what to do.
function say(line, what)
{
    print FILENAME ":" line ": " what
}
