PAGE = """---
title: 海州市促消费办法
date: 2024-05-06
---
# 海州市促消费办法

## 一、总体要求
**（一）补贴**
1\\. 对购买家电的，按**15%**给予补贴。

| 项目 | 标准 |
| --- | --- |
| 家电 | 15% |
> 引文
"""


def test_marks_are_read_and_set_aside(read):
    shown = read(PAGE.encode(), "办法.md")
    assert shown.lines == [
        "海州市促消费办法",
        "一、总体要求",
        "（一）补贴",
        "1\\. 对购买家电的，按**15%**给予补贴。",
        "| 项目 | 标准 |",
        "| 家电 | 15% |",
        "引文",
    ]
    assert [block.level for block in shown.blocks[:3]] == [1, 2, None]
    assert shown.blocks[2].bold
    assert [(block.table, block.header) for block in shown.blocks[4:6]] == [(1, True), (1, False)]
    assert shown.metadata == {"title": "海州市促消费办法", "date": "2024-05-06"}


def test_nothing_is_lost(read):
    shown = read(PAGE.encode(), "办法.md")
    assert shown.text == PAGE
    left = set(range(len(PAGE)))
    for block in shown.blocks:
        left -= set(range(block.start, block.end))
    for aside in shown.source.set_aside:
        left -= set(range(aside.span.start, aside.span.end))
    assert not "".join(PAGE[at] for at in sorted(left)).strip()


def test_marks_within_a_line_are_set_aside(read):
    shown = read(PAGE.encode(), "办法.md")
    block = shown.block("对购买")
    inside = [a.span.start - block.start for a in shown.source.set_aside if block.start <= a.span.start < block.end]
    assert inside == [1, 12, 17]


def test_marks_within_a_quoted_line_are_set_aside(read):
    shown = read("# 海州市办法\n\n> **发文机关**：海州市商务局\n\n正文。\n".encode(), "办法.md")
    assert shown.aside.count(("markup", "**")) == 2
