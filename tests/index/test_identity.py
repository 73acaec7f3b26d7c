"""What a document says it is, in the head lines and signatures of many offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import read_documents
from index.official_number import find_number
from index.sources import Found, find_files, read_found
from index.standing import document_standing
from index.values import Document, Standing

BODY = "\n一、对购买新能源汽车的居民，给予3000元补贴。\n二、补贴由市商务局发放，每人限申领一次。\n"


@pytest.fixture
def read(tmp_path: Path):
    def _read(text: str, sidecar: str = "") -> Document:
        path = tmp_path / "document.txt"
        path.write_text(text, encoding="utf-8")
        if sidecar:
            (tmp_path / "document.toml").write_text(sidecar, encoding="utf-8")
        return read_documents(read_found(Found(path.name, path), 50))[0]

    return _read


HEADS = [
    (
        "青岛市商务局\n关于促进汽车消费的通知\n青商字〔2024〕9号\n各区商务局：" + BODY + "青岛市商务局\n2024年3月5日\n",
        ("青岛市商务局关于促进汽车消费的通知", "青岛市商务局", "青商字〔2024〕9号", "2024-03-05", "青岛"),
    ),
    (
        "南宁市人民政府办公室文件\n南府办函［2024］9 号\n南宁市人民政府办公室关于促进汽车\n消费的实施意见\n" + BODY,
        ("南宁市人民政府办公室关于促进汽车消费的实施意见", "南宁市人民政府办公室", "南府办函〔2024〕9号", "None", "南宁"),
    ),
    (
        "关于促进汽车消费的通知\n" + BODY + "国家税务总局洛阳市税务局　　洛阳市财政局\n二〇二四年三月五日\n",
        ("关于促进汽车消费的通知", "国家税务总局洛阳市税务局、洛阳市财政局", "", "2024-03-05", "洛阳"),
    ),
    (
        "关于促进汽车消费的通知\n" + BODY + "申报截止：2024年4月1日\n（盖章）\n吉林省商务厅（盖章）\n2024年3月5日\n吉林省商务厅办公室 2024年3月6日印发\n",
        ("关于促进汽车消费的通知", "吉林省商务厅", "", "2024-03-05", "吉林省"),
    ),
    (
        "工业和信息化部 财政部关于促进汽车消费的通知\n工信部联通装〔2024〕53号\n" + BODY,
        ("工业和信息化部、财政部关于促进汽车消费的通知", "工业和信息化部、财政部", "工信部联通装〔2024〕53号", "None", "全国"),
    ),
    (
        "威海市汽车消费促进条例\n（2023年10月27日威海市第十八届人民代表大会常务委员会第十四次会议通过　2023年11月30日山东省第十四届人民代表大会常务委员会第六次会议批准）\n" + BODY,
        ("威海市汽车消费促进条例", "", "", "2023-10-27", "威海"),
    ),
    (
        "汕头市汽车管理规定\n（1991年3月26日汕头市人民政府令19号发布）\n" + BODY,
        ("汕头市汽车管理规定", "汕头市人民政府", "汕头市人民政府令第19号", "1991-03-26", "汕头"),
    ),
    (
        "武汉东湖新技术开发区管理委员会关于促进汽车消费的通知\n武新管规〔2024〕3号\n" + BODY + "2024年3月5日\n",
        ("武汉东湖新技术开发区管理委员会关于促进汽车消费的通知", "武汉东湖新技术开发区管理委员会", "武新管规〔2024〕3号", "2024-03-05", "武汉"),
    ),
    (
        "随州市汽车消费实施细则\n随商规〔2026〕2号　发布日期：2026年3月9日　来源：随州市商务局\n" + BODY,
        ("随州市汽车消费实施细则", "随州市商务局", "随商规〔2026〕2号", "2026-03-09", "随州"),
    ),
    (
        "安康市汽车管理办法\n（2026年3月25日市人民政府第62次常务会议审议通过  安政规〔2026〕5号  自2026年5月1日起施行）\n" + BODY,
        ("安康市汽车管理办法", "", "安政规〔2026〕5号", "2026-03-25", "安康"),
    ),
    (
        "黄冈市汽车补贴实施办法\n\n（黄冈市商务局、黄冈市财政局 2025年6月12日印发，自2025年7月1日起施行）\n" + BODY,
        ("黄冈市汽车补贴实施办法", "黄冈市商务局、黄冈市财政局", "", "2025-06-12", "黄冈"),
    ),
    (
        "丽水市汽车管理办法（试行）\n（2026年2月27日丽水市人民政府第58次常务会议通过　2026年3月10日公布）\n" + BODY,
        ("丽水市汽车管理办法（试行）", "丽水市人民政府", "", "2026-03-10", "丽水"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADS, ids=[expected[0] for _, expected in HEADS])
def test_title_issuer_number_date_and_city(read, text: str, expected: tuple[str, ...]) -> None:
    document = read(text)
    assert (document.title, document.issuer, document.number, str(document.date), document.city) == expected


def test_a_record_copied_from_a_site_fills_what_the_text_leaves_out(read) -> None:
    document = read(
        "索引号：\n014000335/2024-00012\n发布机构：\n镇江市财政局\n成文日期：2024-05-06　有效性：废止\n关于促进汽车消费的通知\n"
        + BODY
    )
    assert (document.title, document.issuer, str(document.date)) == (
        "关于促进汽车消费的通知",
        "镇江市财政局",
        "2024-05-06",
    )
    assert document.stated == Standing.EXPIRED
    assert document.stated_words == "有效性：废止"


def test_a_sidecar_overrides_what_the_text_says(read) -> None:
    document = read(
        "青岛市商务局关于促进汽车消费的通知\n"
        + BODY
        + "本通知自2024年1月1日起施行，有效期5年。\n青岛市商务局\n2023年12月5日\n",
        'city = "烟台市"\nnumber = "烟商〔2023〕1号"\ndate = 2023-12-06\nvalid_until = 2024-06-30\nurl = "https://example.cn/1"\ntitle = "汽车消费"\n',
    )
    assert (document.city, document.number, document.title, document.url) == (
        "烟台", "烟商〔2023〕1号", "汽车消费", "https://example.cn/1",
    )  # fmt: skip
    assert str(document.date) == "2023-12-06"
    assert "valid_until = 2024-06-30" in [term.words for term in document.terms]


@pytest.mark.parametrize(
    ("word", "standing"), [("expired", Standing.EXPIRED), ("有效", Standing.IN_FORCE), ("草案", Standing.DRAFT)]
)
def test_a_sidecar_states_the_standing(read, word: str, standing: Standing) -> None:
    document = read("青岛市商务局关于促进汽车消费的通知\n" + BODY, f'standing = "{word}"\n')
    assert all(document_standing(document, day) is standing for day in (_day(2001), _day(2051)))


def _day(year: int):
    import datetime as dt

    return dt.date(year, 1, 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国发﹝2022﹞12号", "国发〔2022〕12号"), ("连政办发[2022]61号", "连政办发〔2022〕61号"),
        ("建办市〔2021〕 第 8 号", "建办市〔2021〕第8号"), ("甬政办发【2023】4 号", "甬政办发〔2023〕4号"),
        ("浙江省人民政府令 第 388 号", "浙江省人民政府令第388号"), ("海关总署公告 2024年第 17 号", "海关总署公告2024年第17号"),
        ("沪府规（２０２４）１０号", "沪府规〔2024〕10号"), ("2024年发放500张", ""),
    ],
)  # fmt: skip
def test_official_numbers_in_every_bracket(text: str, number: str) -> None:
    assert find_number(text) == number


def test_sidecars_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    assert [each.file for each in find_files([tmp_path])[0]] == ["a.txt"]
