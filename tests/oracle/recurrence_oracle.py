#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""recurrence_oracle.py [COUNT [SEED]] > rules.tsv: random rules, and what python-dateutil makes of them.

One line for each rule, fields parted by tabs: the words of the rule, first day, last day ("-" = open), 1 when it
pauses on holidays, extra days, days off, holidays, make-up days, first and last day of the question, and the
answer: days on which it happens, with "x" behind those taken off and "h" behind those a holiday takes. Days are
numbers since 1970-01-01; lists are parted by commas.
"""
import datetime
import random
import sys

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule, rruleset

EPOCH = datetime.datetime(1970, 1, 1)
WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
NAMES = '一二三四五六日'
NUMBERS = ('', '一', '二', '三', '四', '五')


def at(day):
    return EPOCH + datetime.timedelta(days=day)


def number_of(moment):
    return (moment - EPOCH).days


def wide(text):
    return ''.join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def chinese_to_31(n):
    digits = '零一二三四五六七八九'
    if n < 10:
        return digits[n]
    return ('' if n < 20 else digits[n // 10]) + '十' + (digits[n % 10] if n % 10 else '')


class Writer:
    """The same rule in the many ways of writing it."""

    def __init__(self, dice):
        self.dice = dice

    def week(self):
        return self.dice.choice(('周', '周', '星期', '礼拜'))

    def weekday(self, w):
        return '天' if w == 6 and self.dice.random() < 0.5 else NAMES[w]

    def blanks(self, text):
        if self.dice.random() < 0.7:
            return text
        return ''.join(c + self.dice.choice(('', '', '', ' ', '\u3000')) for c in text)

    def weekly(self, weekdays, interval):
        word = self.week()
        days = list(weekdays)
        self.dice.shuffle(days)
        first = '每' + word
        if interval > 1:
            many = self.dice.choice((str(interval), wide(str(interval)), '两三四'[interval - 2]))
            first = '每' + many + self.dice.choice(('周', '个星期')) + self.dice.choice(('', '的')) + word
            if interval == 2 and self.dice.random() < 0.2:
                first = self.dice.choice(('隔', '每隔一')) + '周' + word
        joint = self.dice.choice(('、', '和', ',', '，'))
        again = self.dice.choice((word, '')) if interval > 1 else self.dice.choice((word, '', '每' + word))
        return first + (joint + again).join(self.weekday(w) for w in days)

    def monthly_nth(self, nth, weekday):
        month = self.dice.choice(('每月', '每月', '每个月', '每月的'))
        place = '最后一个' if nth < 0 else '第%s个' % self.dice.choice((NUMBERS[nth], str(nth), wide(str(nth))))
        return month + place + self.week() + self.weekday(weekday)

    def monthly_day(self, day):
        many = self.dice.choice((str(day), wide(str(day)), chinese_to_31(day)))
        return self.dice.choice(('每月', '每个月')) + many + self.dice.choice(('日', '号'))


def some_days(dice, low, high, most):
    return sorted({dice.randint(low, high) for _ in range(dice.randint(0, most))})


def make_rule(dice, writer, first, last, holidays, work):
    """(words, every day the rule itself names)"""
    # An open beginning counts its weeks from the one of 1970-01-01.
    span = {'dtstart': at(-3 if first is None else first), 'until': at(last), 'wkst': MO}
    kind = dice.choice(('once', 'daily', 'workdays', 'weekly', 'weekly', 'weekly', 'nth', 'nth', 'nth', 'day', 'day'))
    if kind == 'once':
        return dice.choice(('单次', '一次')), [] if first is None or first > last else [at(first)]
    if kind == 'daily':
        return dice.choice(('每天', '每日')), rrule(DAILY, **span)
    if kind == 'workdays':
        rules = rruleset()
        rules.rrule(rrule(WEEKLY, byweekday=(MO, TU, WE, TH, FR), **span))
        for day in work:
            if span['dtstart'] <= at(day) <= span['until']:
                rules.rdate(at(day))
        for day in holidays:
            rules.exdate(at(day))
        return dice.choice(('工作日', '每个工作日')), rules
    if kind == 'weekly':
        days = dice.sample(range(7), dice.choice((1, 1, 2, 2, 3, 5, 7)))
        interval = dice.choice((1, 1, 2, 2, 3, 4))
        return (writer.weekly(days, interval),
                rrule(WEEKLY, interval=interval, byweekday=[WEEKDAYS[w] for w in days], **span))
    if kind == 'nth':
        nth, weekday = dice.choice((1, 2, 3, 4, 5, 5, -1, -1)), dice.randrange(7)
        return writer.monthly_nth(nth, weekday), rrule(MONTHLY, byweekday=WEEKDAYS[weekday](nth), **span)
    day = dice.choice((29, 30, 31, 31, dice.randint(1, 28)))
    return writer.monthly_day(day), rrule(MONTHLY, bymonthday=day, **span)


def make_line(dice, writer):
    # Ends of centuries with and without a leap day, and any day between.
    low = dice.choice((number_of(datetime.datetime(dice.choice((1999, 2000, 2023, 2024, 2027, 2028, 2099, 2100)),
                                                   dice.choice((1, 2, 11, 12)), dice.randint(1, 28))),
                       dice.randint(0, 60000)))
    high = low + dice.choice((10, 40, 100, 400))
    first = dice.choice((None, low, low + dice.randint(0, 30), low - dice.randint(0, 800)))
    last = dice.choice((None, None, high - dice.randint(0, 10), low + dice.randint(0, 20)))
    extra, off = some_days(dice, low - 5, high + 5, 4), some_days(dice, low, high, 6)
    holidays, work = some_days(dice, low, high, 30), some_days(dice, low, high, 10)
    pauses = dice.random() < 0.5
    words, named = make_rule(dice, writer, first, high if last is None else last, holidays, work)

    happens = {number_of(moment) for moment in named} | set(extra)
    answer = []
    for day in sorted(happens):
        if low <= day <= high:
            gone = 'x' if day in off else 'h' if pauses and day in holidays and day not in extra else ''
            answer.append('%d%s' % (day, gone))
    lists = [','.join(map(str, days)) for days in (extra, off, holidays, work)]
    ends = ['-' if day is None else str(day) for day in (first, last)]
    return '\t'.join([writer.blanks(words), *ends, str(int(pauses)), *lists, str(low), str(high), ','.join(answer)])


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20261121)
    writer = Writer(dice)
    sys.stdout.reconfigure(encoding='utf-8')
    for _ in range(count):
        print(make_line(dice, writer))


main()
