PAGE = """---
title: 海州市促消费办法
date: 2024-05-06
---
# 海州市促消费办法

## 一、总体要求
**（一）补贴**
对购买家电的，按15%给予补贴。

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
        "对购买家电的，按15%给予补贴。",
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
    kept = sorted([*shown.lines, *(words for _, words in shown.aside)])
    assert sorted("".join("".join(kept).split())) == sorted("".join(PAGE.split()))
