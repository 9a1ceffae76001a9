#!/bin/sh
# SPDX-License-Identifier: MIT
# floors.sh [ROOT] — includes go down, never up and never in a circle; a private header stays in its folder.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

scan src include <<'AWK'
BEGIN {
    allow("base", "")
    allow("platform", "base")
    allow("gfx", "base")
    allow("ime", "base")
    allow("ui", "base gfx ime")
    allow("store", "base")
    allow("pack", "base store")
    allow("screens", "base gfx ui store")
    allow("app", "base platform gfx ime ui store pack screens")
    allow("tools", "base gfx")
    for (i = 1; i < ARGC; i++)
        exists[ARGV[i]] = 1
}

FNR == 1 {
    floor = floor_of(FILENAME)
    if (floor == "")
        say(1, "stands on no floor: move it to src/<floor>/ or include/<floor>/")
    else if (!(floor in floors))
        say(1, "there is no floor " floor ": use one of the table in tests/lint/floors.sh")
    lex_start()
}

{
    lex($0)
    name = included($0)
}

name != "" && code ~ /^[ \t]*#/ && floor in floors { check_include(name) }

END {
    find_circles(1)
    find_circles(0)
}

function allow(floor, below,    part, n)
{
    floors[floor] = below == "" ? "nothing" : below
    may[floor, floor] = 1
    for (n = split(below, part, " "); n > 0; n--)
        may[floor, part[n]] = 1
}

function check_include(name,    target, path)
{
    if (name ~ /(^|\/)\.\.?\//) {
        say(FNR, "\"" name "\" walks through folders: write \"floor/name.h\", or \"name.h\" for a header beside it")
        return
    }
    path = resolve(name)
    target = path != "" ? floor_of(path) : name ~ /\// ? substr(name, 1, index(name, "/") - 1) : ""
    if (target in floors && !((floor, target) in may))
        say(FNR, floor " may not include \"" name "\" of " target " (" floor " may use: " floors[floor] "): move " \
            "what is shared down, or hand it in from above")
    else if (path ~ /^src\// && target != floor)
        say(FNR, "\"" name "\" is private to src/" target "/: include it only there, or make it public in " \
            "include/" target "/")
    else if (path ~ /^src\// && FILENAME ~ /^include\//)
        say(FNR, "a public header may not need the private \"" name "\": only src/" target "/ can see it")
    if (path != "")
        note_edges(path)
}

# The file of this tree that an include means, "" for a library's or a generated one.
function resolve(name)
{
    if (!include_angled && ("src/" floor "/" name) in exists)
        return "src/" floor "/" name
    if (!include_angled && ("include/" floor "/" name) in exists)
        return "include/" floor "/" name
    if (("include/" name) in exists)
        return "include/" name
    return ("src/" name) in exists ? "src/" name : ""
}

# A module is the .c and .h files of one name on one floor.
function module_of(path)
{
    sub(/^[a-z]+\//, "", path)
    sub(/\.[ch]$/, "", path)
    return path
}

function note_edges(path,    from, to)
{
    if (FILENAME ~ /\.h$/ && FILENAME != path)
        edge(1, FILENAME, path)
    from = module_of(FILENAME)
    to = module_of(path)
    if (from != to)
        edge(0, from, to)
}

function edge(kind, from, to)
{
    if ((kind, from, to) in line_of)
        return
    line_of[kind, from, to] = FILENAME ":" FNR
    out[kind, from] = out[kind, from] " " to
    if (!((kind, from) in is_node)) {
        is_node[kind, from] = 1
        node[kind, ++nodes[kind]] = from
    }
}

# kind 1: among headers, kind 0: among modules.
function find_circles(kind,    i)
{
    for (i = 1; i <= nodes[kind]; i++)
        if (!((kind, node[kind, i]) in state))
            visit(kind, node[kind, i], 1)
}

function visit(kind, at, depth,    n, i, next_one, names)
{
    state[kind, at] = "open"
    trail[depth] = at
    n = split(out[kind, at], next_one, " ")
    for (i = 1; i <= n; i++) {
        if (!((kind, next_one[i]) in state))
            visit(kind, next_one[i], depth + 1)
        else if (state[kind, next_one[i]] == "open")
            report(kind, next_one[i], depth)
    }
    state[kind, at] = "done"
}

# A circle of headers is one of modules too: it is told once.
function report(kind, first, depth,    i, path, key)
{
    for (i = depth; trail[i] != first; i--)
        ;
    for (; i <= depth; i++) {
        path = path trail[i] " -> "
        key = add_sorted(key, kind ? module_of(trail[i]) : trail[i])
    }
    if (key in told)
        return
    told[key] = 1
    print line_of[kind, trail[depth], first] ": circle of " (kind ? "headers" : "modules") ": " path first \
        ": move what both need into a module below, or hand it in"
}

function add_sorted(words, word,    n, part, i, sum)
{
    n = split(words, part, " ")
    for (i = 1; i <= n && part[i] < word; i++)
        sum = sum part[i] " "
    sum = sum word
    for (; i <= n; i++)
        sum = sum " " part[i]
    return sum
}
AWK
