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
    allow("pack", "base ime store")
    allow("screens", "base gfx ui store")
    allow("app", "base platform gfx ime ui store pack screens")
    allow("tools", "base gfx ime")
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
    find_circles("headers")
    look_through_lone_headers()
    find_circles("modules")
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

function note_edges(path)
{
    if (FILENAME ~ /\.h$/)
        edge("headers", FILENAME, path, FILENAME ":" FNR)
    edge("names", module_of(FILENAME), module_of(path), FILENAME ":" FNR)
}

function edge(kind, from, to, place)
{
    if (from == to || (kind, from, to) in place_of)
        return
    place_of[kind, from, to] = place
    out[kind, from] = out[kind, from] " " to
    if (!((kind, from) in is_node)) {
        is_node[kind, from] = 1
        node[kind, ++nodes[kind]] = from
    }
}

# A header without a body of its name is no module: who includes it needs what it includes.
function look_through_lone_headers(    i, k, n, from, next_one)
{
    for (i = 1; i <= nodes["names"]; i++) {
        from = node["names", i]
        if (is_lone(from))
            continue
        n = split(out["names", from], next_one, " ")
        for (k = 1; k <= n; k++)
            reach(from, next_one[k], place_of["names", from, next_one[k]])
    }
}

function is_lone(module)
{
    return !(("src/" module ".c") in exists)
}

function reach(from, to, place,    k, n, next_one)
{
    if ((from, to) in reached)
        return
    reached[from, to] = 1
    if (!is_lone(to)) {
        edge("modules", from, to, place)
        return
    }
    n = split(out["names", to], next_one, " ")
    for (k = 1; k <= n; k++)
        reach(from, next_one[k], place)
}

function find_circles(kind,    i)
{
    for (i = 1; i <= nodes[kind]; i++)
        if (!((kind, node[kind, i]) in state))
            visit(kind, node[kind, i], 1)
}

function visit(kind, at, depth,    n, i, next_one)
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
        key = add_sorted(key, kind == "headers" ? module_of(trail[i]) : trail[i])
    }
    if (key in told)
        return
    told[key] = 1
    print place_of[kind, trail[depth], first] ": circle of " kind ": " path first ": move what both need into a module below, or hand it in"
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
