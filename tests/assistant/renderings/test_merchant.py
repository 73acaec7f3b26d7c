"""What documents tell merchants, found by the words that state it."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.renderings import merchant
from tests.assistant.renderings.conftest import DAY


def _section(checklist, key):
    return next(section for section in checklist.sections if section.key == key).lines


# city, programme asked about, section, words of a line that must be in it, where it stands
HAND_CHECKED = [
    ("同江", "消费券商户怎么参加", "how", "商户到银行机构签订承诺书、申请POS机或码牌", "七、参与商户确定方式"),
    ("同江", "消费券商户怎么参加", "duties", "参与活动商家在门店布放活动宣传海报", "（三）加大宣传力度"),
    ("同江", "消费券商户怎么参加", "prohibitions", "不得以任何形式自行或者协助他人套取活动资源", "（四）强化企业监管"),
    ("同江", "消费券商户怎么参加", "consequences", "立即取消参与资格", "（四）强化企业监管"),
    ("同江", "消费券商户怎么参加", "dates", "2023年全年", "二、发放时间"),
    ("同江", "消费券商户怎么参加", "contacts", "办公室设在市商务和口岸局", "（一）加强组织领导"),
    ("长春", "助老餐厅", "who", "对符合条件的助老餐厅给予运营补贴", "（十四）提高银发消费质量"),
    ("长春", "助老餐厅", "contacts", "市民政局、市人社局、市文广旅局", "（十四）提高银发消费质量"),
    ("晋城", "", "who", "对新增入统住宿餐饮企业给予10万元资金奖励", "7."),
    ("连云港", "", "who", "给予活动组织市场主体1-10万元补贴", "一、"),
    ("连云港", "观影消费券", "how", "企业自愿报名参与", "十二、"),
    ("宁波", "", "who", "允许临街店铺在划定区域内开展外摆经营活动", "繁荣小店经济"),
    ("西安", "首次贷款贴息", "who", "单户企业贴息最高30万元", "2.给予首次贷款贴息"),
    ("西安", "首次贷款贴息", "how", "通过“西安政策通”平台在线申报", "14.优化申报流程"),
    ("西安", "首次贷款贴息", "duties", "企业须提交营业执照、贷款合同、付息凭证和信用承诺书", "14.优化申报流程"),
    ("西安", "首次贷款贴息", "dates", "有效期至2024年12月31日", "结语"),
    ("西安", "首次贷款贴息", "contacts", "029-86780000", "结语"),
    ("余杭区", "分布式光伏", "who", "工商业屋顶光伏按实际发电量", "（三）分布式光伏"),
    ("余杭区", "分布式光伏", "how", "产品合格证和发票", "三、申报程序"),
    ("余杭区", "分布式光伏", "prohibitions", "不得占用疏散通道和避难场所", "（六）"),
    ("余杭区", "分布式光伏", "consequences", "追回全部补助资金", "五、监督管理"),
    ("周口", "", "prohibitions", "补贴机具2年内不得转让", "监督与责任"),
    ("周口", "", "consequences", "列入黑名单", "监督与责任"),
    ("浦东新区", "托育机构", "who", "用人单位在楼宇、园区内开办福利性托育点的", "托育机构有没有建设支持"),
    ("浦东新区", "托育机构", "duties", "机构应当承诺普惠运营3年以上", "托育机构有没有建设支持"),
    ("成都", "", "how", "劳动合同和社会保险缴纳记录", "第十七条"),
    ("贵阳", "", "prohibitions", "民办学校不得提前招生", "（二）民办学校"),
    ("浙江省", "创业", "who", "小微企业贷款额度最高500万元", "（四）提高创业担保贷款额度"),
]


@pytest.mark.parametrize(("city", "question", "key", "words", "place"), HAND_CHECKED)
def test_the_line_that_says_it_is_there(everywhere, city, question, key, words, place):
    lines = _section(merchant(city, everywhere.library, DAY, question), key)
    found = [line for line in lines if words in line.text]
    assert found, [line.text for line in lines]
    assert place in " ".join(found[0].citation.path)


NOT_FOR_MERCHANTS = [
    ("同江", "消费券商户怎么参加", "duties", "消费者银联卡必须绑定"),
    ("余杭区", "分布式光伏", "who", "居民屋顶光伏"),
    ("余杭区", "分布式光伏", "who", "统建充电设施"),
    ("周口", "", "duties", "将上季度补贴资金使用情况报送"),
    ("西安", "", "duties", "受理单位应当在7个工作日内答复"),
    ("贵阳", "", "duties", "随迁子女监护人应当持"),
    ("浦东新区", "托育机构", "how", "新生儿出生医学证明"),
    ("浦东新区", "托育机构", "consequences", "不需要退回"),
    ("长春", "助老餐厅", "who", "托育"),
    ("西安", "首次贷款贴息", "who", "应急转贷"),
]


@pytest.mark.parametrize(("city", "question", "key", "words"), NOT_FOR_MERCHANTS)
def test_what_binds_others_or_is_of_another_programme_is_left_out(everywhere, city, question, key, words):
    lines = _section(merchant(city, everywhere.library, DAY, question), key)
    assert not [line.text for line in lines if words in line.text]


@pytest.mark.parametrize("question", ["", "企业补贴怎么申请"])
def test_the_promises_hold_in_every_city(everywhere, source_text, question):
    for city in everywhere.library.cities:
        checklist = merchant(city, everywhere.library, DAY, question)
        numbers = []
        for line in (line for section in checklist.sections for line in section.lines):
            citation = line.citation
            numbers.append(citation.n)
            assert citation.city == city
            quote = "".join(citation.quote.split())
            text = source_text(citation.source.file)[citation.source.start : citation.source.end]
            assert "".join(text.split()) == quote
            assert "".join(line.text.split()).rstrip("。") in quote
        assert numbers == list(range(1, len(numbers) + 1))


def test_empty_sections_say_that_the_text_does_not_state_it(everywhere):
    checklist = merchant("长春", everywhere.library, DAY, "助老餐厅")
    assert not _section(checklist, "how")
    for page in (checklist.plain(), checklist.markdown()):
        assert "文件没有写明办理步骤。" in page and "文件没有写明违反的后果。" in page


def test_what_is_forbidden_and_what_follows_are_told_apart(everywhere):
    checklist = merchant("同江", everywhere.library, DAY, "消费券商户怎么参加")
    (forbidden,), (follows,) = (_section(checklist, key) for key in ("prohibitions", "consequences"))
    assert "取消参与资格" not in forbidden.text and follows.text.startswith("一旦发现")
    assert forbidden.citation.source.end == follows.citation.source.start


@pytest.mark.parametrize(
    ("city", "words"),
    [
        ("长春", "是征求意见稿，尚未正式印发"),
        ("西安", "所定期限已过"),
        ("周口", "在施行中"),
        ("宁波", "没有写明有效期"),
    ],
)
def test_the_standing_is_said_before_the_first_line(everywhere, city, words):
    page = merchant(city, everywhere.library, DAY).plain()
    assert words in page and page.index(words) < page.index("□")


def test_standing_follows_the_day(everywhere):
    page = merchant("西安", everywhere.library, dt.date(2023, 6, 1)).plain()
    assert "所定期限已过" not in page and "在施行中" in page


def test_a_document_or_a_full_city_name_will_do(everywhere):
    library = everywhere.library
    document = next(one for one in library.documents if one.city == "周口")
    whole = merchant("周口市", library, DAY)
    assert merchant(document, library, DAY).sections == merchant(document.id, library, DAY).sections == whole.sections


def test_a_place_without_documents_and_a_programme_that_none_has(everywhere):
    uncovered = merchant("南京", everywhere.library, DAY)
    assert not uncovered.covered and "没有收录南京" in uncovered.plain()
    unknown = merchant("周口", everywhere.library, DAY, "影院观影券")
    assert not unknown.found and "没有在周口" in unknown.plain()
    assert not any(section.lines for section in (*uncovered.sections, *unknown.sections))


def test_it_prints_every_line_in_both_forms_and_languages(everywhere):
    chinese = merchant("余杭区", everywhere.library, DAY, "分布式光伏")
    english = merchant("余杭区", everywhere.library, DAY, "分布式光伏", "en")
    assert "What must not be done" in english.markdown() and "## 不得做" in chinese.markdown()
    lines = [line for section in chinese.sections for line in section.lines]
    assert chinese.plain().count("□ ") == chinese.markdown().count("- [ ] ") == len(lines)
    assert all(line.text in chinese.plain() for line in lines)


@pytest.mark.parametrize(
    ("city", "key", "words"),
    [
        ("绵阳", "prohibitions", "摊位不得占用消防通道"),
        ("绵阳", "consequences", "取消摊位资格"),
        ("绵阳", "how", "机构登录政务服务网提交备案证明和托位清单"),
        ("湛江", "who", "新建普惠托育机构每个托位补助8000元"),
        ("丽水", "who", "对新评定的等级民宿给予适当奖励"),
        ("丽水", "contacts", "市文广旅体局"),
    ],
)
def test_small_documents_of_other_layouts_are_read_too(towns, city, key, words):
    assert any(words in line.text for line in _section(merchant(city, towns, DAY), key))
