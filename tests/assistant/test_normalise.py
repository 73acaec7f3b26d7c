"""What was typed into clean text: script, spelling, pinyin, and everyday words."""

from __future__ import annotations

import pytest

from assistant.normalise import Vocabulary, contents, everyday, expand, normalise, to_chinese
from assistant.normalise.language import language_of

CLAUSES = [
    "对个人消费者购买手机等数码产品给予补贴。发放消费券，覆盖商圈，使用数字人民币。",
    "对报废电动自行车并换购新车的给予补贴。个体工商户申请创业担保贷款给予贴息。",
    "住房公积金贷款额度提高。失业保险稳岗返还。养老机构补贴。加装电梯。以旧换新。",
    "发放消费券，数字人民币红包，住房公积金，覆盖全市，个体工商户，创业担保贷款，商圈。",
]
VOCABULARY = Vocabulary.from_texts(CLAUSES)

ORDINARY = """
我想换个手机能补多少钱
买一台冰箱和一台空调一共能补几百
我妈72了坐公交还要钱吗
孩子三岁上托班一个月补多少
开个小饭馆要交哪些税
公司刚招了四个应届生有没有奖励
旧车已经过户出去了还能领吗
去年买的车今年还能申请不
下个月到期了怎么办
导购说能打八五折是真的吗
家里装电梯自己掏多少
门店晚上十点以后还营业吗
我在外地上班社保能不能缓缴
两口子都能领券不
券一张面额多大
能不能和商家自己的优惠一起用
刷信用卡行不行
扫码付款的时候怎么减
网上下单算不算
老家的房子翻新给不给钱
租房押金能从公积金里取吗
厂子黄了工资还没发
摆摊要不要办证
养猪的有没有贷款
快递员有没有保险
骑手受伤了算工伤吗
直播带货卖土特产有扶持吗
开网店卖衣服有没有补助
景点门票周末还免费吗
学生证能打几折
体育馆晚上开不开
健身卡退钱找谁
商场停车前两小时免费吗
充电桩装在自家车位上补多少
能效二级的补几成
买贵的那台还是便宜的那台合算
最多能买几件
一个身份证能领几次
名额满了怎么办
过了年还有吗
截止到几号
文件是哪天发的
这个规定现在还算数吗
哪个局管这事
打哪个电话问
要带什么材料去哪儿办
多久能到账
审批要几个工作日
骗补会怎么罚
黄牛倒卖券怎么处理
新开的店有奖励没
连锁店开到县里给多少
办展会一场给多少
年底前达到规上给多少钱
贷十万一年利息多少
担保费谁出
房租减了几个月
水电费晚交会停吗
买房契税怎么补
二孩家庭贷款能多贷吗
刚毕业租房一年给多少
低保户买家电另外补吗
残疾人开店免不免税
当兵回来创业有啥优惠
种一亩水稻补多少
拖拉机报废给多少
"""


def text_of(typed: str) -> str:
    return normalise(typed, VOCABULARY).text


def test_the_table_of_ordinary_questions_is_large_enough() -> None:
    assert len(ORDINARY.strip().splitlines()) >= 60


@pytest.mark.parametrize("question", ORDINARY.strip().splitlines())
def test_ordinary_questions_stay_as_they_are(question: str) -> None:
    read = normalise(question, VOCABULARY)
    assert read.text == question
    assert read.mended == ()
    assert read.language == "zh"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("消废卷咋令", "消费券咋领"),
        ("数子人民币", "数字人民币"),
        ("复盖几个商圈", "覆盖几个商圈"),
        ("以久换新怎么弄", "以旧换新怎么弄"),
        ("电动自形车报废", "电动自行车报废"),
        ("公鸡金怎么取", "公积金怎么取"),
        ("失业保验金", "失业保险金"),
        ("养老报险", "养老保险"),
        ("营业直照", "营业执照"),
        ("补帖多少", "补贴多少"),
        ("新能原汽车", "新能源汽车"),
        ("加装梯电", "加装电梯"),
        ("优惠卷", "优惠券"),
    ],
)
def test_misspelt_words_are_mended(typed: str, text: str) -> None:
    read = normalise(typed, VOCABULARY)
    assert read.text == text
    assert read.mended
    assert read.original == typed


@pytest.mark.parametrize("typed", ["通江的消费券", "长子县的补贴", "三星手机", "华为mate和苹果"])
def test_names_are_not_mended(typed: str) -> None:
    assert text_of(typed) == typed


def test_a_name_that_the_documents_use_is_not_mended() -> None:
    clauses = ["发展进口商品，扩大进口，游览街津口。"]
    assert normalise("街津口门票", Vocabulary.from_texts(clauses)).text == "街津口门票"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("換購平板電腦，補貼最高幾多？", "换购平板电脑，补贴最高多少？"),
        ("機車汰舊換新", "摩托车以旧换新"),
        ("捷運夜間免費嗎", "地铁夜间免费吗"),
        ("點樣攞消費券", "怎么领消费券"),
        ("ＡＰＰ２０２５％", "APP2025%"),
        ("补\u200b贴\u202e多少\x00", "补贴多少"),
        ("补贴　　多少\n钱", "补贴 多少 钱"),
    ],
)
def test_script_and_characters_are_made_plain(typed: str, text: str) -> None:
    assert text_of(typed) == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("changzhou getihu chuangye danbao daikuan zuiduo duoshao", "常州 个体户 创业担保贷款 最多 多少"),
        ("xiaofeiquan zenme ling", "消费券 怎么领"),
        ("ge ti hu dai kuan", "个体户 贷款"),
        ("买shouji补多少", "买手机补多少"),
    ],
)
def test_pinyin_is_read(typed: str, text: str) -> None:
    assert text_of(typed) == text
    assert normalise(typed, VOCABULARY).language == "zh"


@pytest.mark.parametrize(
    "typed", ["how much is the phone subsidy", "can women change housing fund", "iPhone 17 Pro", "WiFi"]
)
def test_english_is_not_read_as_pinyin(typed: str) -> None:
    assert text_of(typed) == typed


def test_an_overlong_question_is_cut_and_says_so() -> None:
    read = normalise("补贴" * 400, VOCABULARY)
    assert (len(read.text), read.cut) == (500, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("补贴多少", "zh"),
        ("", "zh"),
        ("how much", "en"),
        ("补贴いくらですか", "other"),
        ("¿Cuánto dinero por un coche?", "other"),
        ("iPad补吗", "zh"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "word"),
    [("电驴子换新的", "电动自行车"), ("厂子黄了咋办", "失业"), ("歇年假发钱不", "年休假"), ("看病那份保险谁交", "基本医疗保险"), ("娃上托班", "托育"), ("老楼装电梯", "加装电梯"),
     ("办执照", "营业执照"), ("旅店有优惠吗", "住宿"), ("保姆培训", "家政"), ("iPad补多少", "平板电脑"),
     ("买肉一称少半斤", "短斤少两"), ("我爸走了卡里还打钱", "死亡"), ("开公司的票行吗", "单位名义"), ("家里冷能退钱吗", "室温"), ("有人霸着车位", "占用")],
)  # fmt: skip
def test_everyday_words_gain_official_ones(text: str, word: str) -> None:
    assert word in expand(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [("我把社保卡丢了，怎么补", "社会保障卡"), ("刚换了辆车能领吗", "以旧换新"), ("炒了老板鱿鱼还能领钱吗", "解除劳动合同"), ("戴个头盔就行吗", "安全头盔")],
)  # fmt: skip
def test_a_particle_or_measure_word_may_stand_in_an_everyday_word(text: str, word: str) -> None:
    assert word in expand(text)


def test_parts_of_longer_words_and_known_words_gain_nothing() -> None:
    assert expand("证券公司") == ()
    assert "以旧换新" not in expand("以旧换新")
    assert "家用电器" not in expand("我家电停了")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How much trade-in subsidy for phones?", {"以旧换新", "补贴", "手机"}),
        ("class size in the first year", {"班额", "起始年级"}),
        ("hearing aid for the deaf", {"助听器", "听力残疾"}),
        ("Subsidy for level-2 disabled people", {"补贴", "二级", "残疾人"}),
        ("My company hired two graduates", {"企业", "招用", "高校毕业生"}),
        ("Is the subway free in the evening?", {"地铁", "免费", "夜间"}),
        ("vouchers at petrol stations", {"消费券", "加油站"}),
        ("housing provident fund loan", {"住房公积金", "贷款"}),
    ],
)
def test_english_gives_chinese_search_words(text: str, words: set[str]) -> None:
    assert words <= set(to_chinese(text).split())


def test_stray_hyphens_are_no_words() -> None:
    assert to_chinese("0- -x trade-in --") == "0- 以旧换新"


def _situations() -> list[tuple[str, str, str]]:
    from assistant.normalise import colloquial

    lines = colloquial.SITUATIONS.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


@pytest.mark.parametrize("row", range(10))
def test_every_situation_is_found_in_its_sentence(row: int) -> None:
    for frame, official, sentence in _situations()[row::10]:
        assert tuple(official.split()) in [words for _, words in everyday(sentence)], frame


@pytest.mark.parametrize(
    ("text", "told", "official"),
    [
        ("早市买俩茄子，一秤下来少了一两多", "秤下来少了一两", "短斤少两"),
        ("称一下，少给了二两", "", ""),  # two clauses
        ("称好的东西没少，是两斤", "", ""),
    ],
)
def test_a_situation_is_told_within_one_clause(text: str, told: str, official: str) -> None:
    found = {word: words[0] for word, words in everyday(text)}
    assert found.get(told, "") == official
    assert "短斤少两" not in found.values() or official


def test_the_tables_of_words_are_large_enough() -> None:
    from assistant.normalise import colloquial, english

    assert len(colloquial._official()) >= 400
    assert len(english._table()) >= 500


def test_an_english_word_gives_one_meaning_and_its_alternatives():
    assert contents("How much rent subsidy can I get?")[0] == ("租房补贴", ("租赁补贴", "租金补贴"))
    assert all(word != "多少" for word, _ in contents("For how many months at most is it paid?"))
    assert contents("Can my 8 year old ride along?")[0][0] == "儿童"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What does Lishui say about “骑行消费券”?", "en"),
        ("How much is granted for “托育” in Mianyang?", "en"),
        ("“How much” 补贴怎么领", "zh"),
        ("mianyang tuoyu butie", "zh"),
    ],
)
def test_chinese_in_quotation_marks_makes_no_chinese_question(text, language):
    assert normalise(text, Vocabulary({"托育": 9, "绵阳": 9, "补贴": 9})).language == language
