#!/bin/sh
# SPDX-License-Identifier: MIT
# demo.sh — the demo hall is as large as it is meant to be, and says the same thing in every place: phones, rooms,
# people, dates. TAP.
set -u
exec /usr/bin/python3 - assets/demo <<'PYTHON'
import collections
import csv
import datetime
import os
import re
import sys

folder = sys.argv[1]
number = failed = 0


def sheet(name):
    with open(f'{folder}/{name}.csv', encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def check(text, wrong):
    """wrong: what is not as it should be; nothing of it is good."""
    global number, failed
    number += 1
    wrong = list(wrong)
    failed += bool(wrong)
    print(f"{'not ' if wrong else ''}ok {number} - {text}")
    for w in wrong[:20]:
        print(f'# {w}')


def least(text, count, wanted):
    check(f'{text}: {count}, {wanted} or more', [] if count >= wanted else [count])


services, notices, series, sessions = sheet('办事'), sheet('公告'), sheet('活动'), sheet('场次')
contacts, grids, places, forms = sheet('联系'), sheet('网格'), sheet('场所'), sheet('自助')

least('services', len(services), 80)
categories = [c['名称'] for c in sheet('分类')]
check('nine categories, none of them thin', [c for c in categories
      if sum(s['分类'] == c for s in services) < 5] + ([] if len(categories) == 9 else [len(categories)]))
guide = ('简介', '办理地点', '办理时间', '电话', '受理条件', '办理流程', '办理时限', '收费', '办理依据', '常见问题',
         '首问负责人', '关键词')
check('full guides', (f"{s['编号']}: {part}" for s in services for part in guide if not s[part]))
materials = [line.split('｜') for s in services for line in s['所需材料'].split('\n') if line]
check('materials say in what form and how many', (m for m in materials if len(m) < 3 or not m[2]))

read = [s for s in sessions if s['活动编号'] == 'dushuhui']
club = next(s for s in series if s['编号'] == 'dushuhui')
least('sessions of the reading club with a theme', sum(bool(s['主题']) for s in read), 30)
check('on Tuesday and Friday mornings', [s['日期'] for s in read if datetime.date.fromisoformat(s['日期'])
      .weekday() not in (1, 4)] + ([] if (club['规律'], club['结束时间']) == ('每周二、周五', '11:00') else [club]))
least('more series', len(series) - 1, 14)
kinds = collections.Counter(n['类别'] for n in notices)
least('notices', len(notices) - kinds['大事记'], 40)
least('entries of the timeline', kinds['大事记'], 18)
stages = [n['阶段'] for n in notices]
check('deliberations go the official ways', [way for way in (
    '党组织提议；两委商议；党员审议；居民决议；决议公开；结果公开',
    '征求意见；党组织提议；两委商议；居民决议；决议公开；结果公开') if way not in stages])
least('contacts', len(contacts), 60)
check('12349 is among them', [] if any(c['电话'] == '12349' for c in contacts) else ['12349'])
least('grids', len(grids), 12)


def buildings(text):
    for first, last in re.findall(r'(\d+)(?:–(\d+))?号楼', text):
        yield from range(int(first), int(last or first) + 1)


lived_in = sorted(b for g in grids for b in buildings(g['楼栋']))
check('every building has one grid', set(range(1, lived_in[-1] + 1)) ^ set(lived_in))
rooms = collections.Counter(p['类别'] for p in places)
check('一厅五室三站一校', (f'{kind}: {rooms[kind]}' for kind, count in
      (('一厅', 1), ('五室', 5), ('三站', 3), ('一校', 1)) if rooms[kind] != count))
drawn = {name[:-4] for name in os.listdir(f'{folder}/图片源')}
check('every picture has its drawing', {name[:-4] for name in os.listdir(f'{folder}/图片')} ^ drawn)

names = [name[:-4] for name in os.listdir(folder) if name.endswith('.csv')]
cells = [(name, row, column, text or '') for name in names for row in sheet(name) for column, text in row.items()]
phones = {phone for c in contacts for phone in re.findall(r'[\d-]+', c['电话'])}
check('every phone stands among the contacts', sorted({f'{name} {column}: {phone}'
      for name, row, column, text in cells for phone in re.findall(r'0374-\d{3}-\d{4}', text) if phone not in phones}))
people = {c['姓名'] for c in contacts}
check('who answers first can be called', {s['首问负责人'] for s in services} - people)
duty = {c['编号']: c for c in contacts}
check('a grid has the phone of its worker', (g['编号'] for g in grids if duty[g['网格员']]['电话'] != g['电话']
      or duty[g['网格员']]['姓名'] not in next(n['正文'] for n in notices if n['编号'] == 'wangge-2611')))
weekdays = '一二三四五六日'
dated = re.compile(r'(\d{1,2})月(\d{1,2})日（星期(.)）')
check('weekdays are those of their dates', (f"{row['编号']}: {m[0]}" for name, row, column, text in cells
      if name == '公告' for m in dated.finditer(text) if weekdays[datetime.date(
          int(row['发布日期'][:4]) + (int(m[1]) < int(row['发布日期'][5:7]) - 6), int(m[1]), int(m[2])).weekday()] != m[3]))
check('a form is one of the sheet', {s['关联表单'] for s in services} - {f['编号'] for f in forms} - {''})
check('buttons that a text names are there', (f'{name} {column}: {word}' for name, row, column, text in cells
      for word in re.findall(r'在?本机“自助”里(?:点|填|填写)“([^”]+)”', text)
      if word not in {f['名称'] for f in forms}))
floor = {p['名称']: p['楼层'] for p in places}
rooms_named = [(row['编号'], m) for name, row, column, text in cells if name in ('活动', '联系') and column == '地点'
               for m in re.findall('([一二])楼([^，、；（]+)', text)]
check('rooms stand on the floor where the plan has them', (f'{code}: {level}楼{room}' for code, (level, room)
      in rooms_named if not any(room in name and floor[name] == level + '楼' for name in floor)))
check('promises count working days', (f'{name} {column}: {word}' for name, row, column, text in cells
      if name in ('自助', '办事', '公告') for word in re.findall(r'.{4}[一两三五七][天日](?:之内|内)(?:给您|回|上门|修).{4}', text)))
print(f'1..{number}')
sys.exit(failed != 0)
PYTHON
