"""Hand-worked calculations: question, clause, expected result; half of the clauses are of places the corpus lacks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculate import OutcomeKind, calculate

PHONES = "实施手机、平板、智能手表（手环）购新补贴，按照最终销售价格的15%给予补贴，每件最高不超过500元。"
APPLIANCES = "家电补贴品种由8+N，拓展到12+N，根据能耗等级分别给予15%、20%补贴，每件补贴不超过2000元。"
RENOVATION = (
    "支持家装厨卫“焕新”，对个人消费者购买装修材料、智能家居等33类产品，区分能（水）效标准按实际销售价格的15%—20%给予补贴，"
    "每件产品补贴不超过2000元，每位消费者累计补贴最高15000元。"
)
TRADE_IN = APPLIANCES + PHONES + "支持换购合格安全的电动自行车，单台补贴不超过600元。" + RENOVATION
WEARABLE = "对购买健康监测手环、跌倒报警器等适老化智能穿戴设备给予30%价格补贴，最高补助2000元。"
NURSERY = (
    "对差额补助公办托育服务机构，长春市城区按2400元/年/孩补助，其他地区按1800元/年/孩补助；"
    "对自收自支类公办、普惠民办托育服务机构，长春市城区按3600元/年/孩补助，其他地区按2400元/年/孩补助。"
)
HOTELS = "住宿餐饮行业，对营业额首次突破1000万元、3000万元、5000万元的住宿餐饮企业，分别给予10万元、20万元、30万元的资金奖励。"
CONCERTS = (
    "对非专业演出场馆举办单场售票3000人至1万人的营业性演出活动，按演出举办单位单场售票收入的3%给予奖励，"
    "单场售票1万人以上的营业性演出活动，按演出举办单位单场售票收入的4%给予奖励。"
)
HIRING = "对新吸纳劳动者稳定就业的小微企业，按照每吸纳1人1000元的标准发放吸纳就业补助。"
INVOICE = "在中标企业购买符合条件的节能家电产品按照开票金额的10%给予财政补贴。"
COUPONS = "全市发放110.5万元政府消费券（含国有A级景区街津口赫哲民族文化村免首道门票补贴17.5万）。"
CINEMA = "政企联合按照2:1的出资比例，发放75万元观影消费券。"
LOANS = "对个体工商户最高发放创业担保贷款30万元，对小微企业，根据吸纳就业人数最高发放创业担保贷款300万元。"
REFUND = "返还一定比例失业保险费，中小微企业返还比例提高至90%，大型企业稳岗返还比例提高至50%。"
LIFT = "老旧小区改造加装电梯的，可以提取住房公积金，提取额度为家庭实际承担部分。"
FLOAT = "给予“多子女家庭”住房公积金贷款额度上限上浮20%-40%的支持。"
# In the manner of other places' documents
DECOR = "消费者购买绿色家居产品的，按成交价的20%予以补贴，单件补贴上限1500元，每人累计不超过8000元。"
HOUSE = "购买新建商品住房的，按房款总额的1%给予购房补贴，最高3万元。"
RETAIL = "对年零售额首次达到5000万元、1亿元的零售企业，分别奖励15万元、40万元。"
STEPS = "年销售额2000万元以上的，奖励5万元；年销售额5000万元以上的，奖励12万元；年销售额1亿元以上的，奖励30万元。"
TOURS = "对组织游客来我市旅游的旅行社，按20元/人给予奖励，单个旅行社年度最高10万元。"
INTERNS = "吸纳高校毕业生见习的单位，按每人每月1500元给予见习补贴。"
ELDERLY = "为80周岁以上老人发放高龄津贴，每人每月100元。"
SHOPS = "对首次入库的限额以上零售企业，每户一次性奖励5万元。"
FAIR = "对参展企业按展位费的50%给予补助，每个展位最高5000元。"
CARS = "个人消费者购买新车，新能源汽车每辆补贴8000元，燃油汽车每辆补贴5000元。"
MULTIPLE = "特困人员基本生活标准按照当地低保标准的1.3倍确定。"
SPLIT = "市级财政和区级财政按3:2的比例，安排500万元消费补贴资金。"


@pytest.mark.parametrize(
    ("question", "clause", "result"),
    [
        # rate × price against a ceiling for each piece; the boundary lies at 500 ÷ 15% = 3333.33…
        ("那平板呢，我看中一台2600的", PHONES, "390元"),
        ("手机3333.33元补多少", PHONES, "500元"),
        ("手机3333.34元补多少", PHONES, "500元"),
        ("手机3333元补多少", PHONES, "499.95元"),
        ("手机3333.3元补多少", PHONES, "500元"),  # 499.995 rounds half up
        ("手机3333.2元补多少", PHONES, "499.98元"),
        ("我想换个六千八的手机能减多少", PHONES, "500元"),
        ("手环99.99元能补多少", PHONES, "15元"),  # 14.9985
        ("手机1元钱能补多少", PHONES, "0.15元"),
        # several pieces
        ("手机2000给我妈，平板4500给孩子，一块儿下单总共能补多少", PHONES, "800元"),
        ("两台手机各3000，补多少", PHONES, "900元"),
        ("三台4000的平板补多少", PHONES, "1500元"),
        ("两部手机一样贵，总共9000", PHONES, "1000元"),
        ("两台手机共3000能补多少", PHONES, "450元"),  # no split of 3000 reaches the ceiling
        # the right sentence among several
        ("买平板2600能补多少", TRADE_IN, "390元"),
        # per person, cumulative
        ("一样样加起来该补两万三，装修材料能全拿到吗", TRADE_IN, "15000元"),
        ("装修材料算下来能补9000，能全拿吗", TRADE_IN, "9000元"),
        ("装修材料算下来能补15000，能全拿吗", TRADE_IN, "15000元"),
        ("绿色家居沙发6000、床9000、柜子3000", DECOR, "3300元"),  # 1200 + 1500 + 600
        ("绿色家居产品一共买了7件，每件都是9000", DECOR, "8000元"),  # 7 × 1500 = 10500
        # no ceiling; a ceiling in all
        ("买节能空调发票开了4200，能返多少", INVOICE, "420元"),
        ("给我爸配个报警的穿戴设备，3200块", WEARABLE, "960元"),
        ("穿戴设备6666.67元补多少", WEARABLE, "2000元"),
        ("穿戴设备6666元补多少", WEARABLE, "1999.8元"),
        ("买房总价180万补贴多少", HOUSE, "18000元"),
        ("买套400万的新建商品住房能补多少", HOUSE, "3万元"),
        ("买套300万的新建商品住房能补多少", HOUSE, "3万元"),
        # by head, by year, by month
        ("普惠民办的，不在城区，收了26个娃，一年能拿多少补助", NURSERY, "62400元"),
        ("我们是普惠民办托育，在市区，30个孩子", NURSERY, "每年108000元"),
        ("普惠民办，城区，10个娃两年能拿多少", NURSERY, "72000元"),
        ("招了4个工人能拿多少", HIRING, "4000元"),
        ("我们旅行社组织游客3000人，奖励多少", TOURS, "6万元"),
        ("旅行社带来游客6000人能奖多少", TOURS, "10万元"),  # 120000 over the ceiling
        ("见习的毕业生有5个人，半年呢", INTERNS, "45000元"),
        ("见习3人8个月", INTERNS, "36000元"),
        ("三家首次入库企业奖多少", SHOPS, "15万元"),
        # tiers with thresholds
        ("我家饭店前年两千多万流水，去年头一回过了三千万，能奖多少", HOTELS, "20万元"),
        ("餐饮企业营业额首次达到3500万元", HOTELS, "20万元"),
        ("酒店营业额首次突破了6000万，住宿企业能奖多少", HOTELS, "30万元"),
        ("住宿餐饮企业营业额900万奖多少", HOTELS, "0元"),
        ("餐饮企业之前3500万，今年做到4000万营业额", HOTELS, "0元"),
        ("零售额达到5000万元的零售企业奖多少", RETAIL, "15万元"),
        ("零售企业零售额达到4999.99万元", RETAIL, "0元"),
        ("年销售额做到7000万奖多少", STEPS, "12万元"),
        ("年销售额1亿元奖多少", STEPS, "30万元"),
        ("演出售票5000人，票房收入200万元，奖励多少", CONCERTS, "6万元"),
        ("演出售票2万人，票房收入500万元，奖励多少", CONCERTS, "20万元"),
        ("演出售票2000人，收入50万元，奖多少", CONCERTS, "0元"),
        # sums of the text
        ("全市110.5万的券，刨去街津口门票那块还剩多少", COUPONS, "93万元"),
        ("观影券75万，政府和企业各出多少", CINEMA, "政府50万元、企业25万元"),
        ("500万补贴资金市里区里各出多少", SPLIT, "市级财政300万元、区级财政200万元"),
        # ceilings of loans, labels, actual expense, raised bases
        ("我想贷50万创业，个体户能贷多少", LOANS, "30万元"),
        ("小微企业想贷200万可以吗", LOANS, "200万元"),
        ("我们小公司去年交了2万失业保险费，能返还多少", REFUND, "18000元"),
        ("大型企业交了100万失业保险费能返还多少", REFUND, "50万元"),
        ("老楼加电梯，我家摊了两万六，公积金能取多少", LIFT, "26000元"),
        ("低保标准800元，特困人员多少", MULTIPLE, "1040元"),
        ("展位费8000元补多少", FAIR, "4000元"),
        ("买两辆电车补多少", CARS, "16000元"),
    ],
)
def test_a_settled_sum(question: str, clause: str, result: str) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert (outcome.kind, outcome.result) == (OutcomeKind.DETERMINED, result)
    assert outcome.steps and outcome.sentences


@pytest.mark.parametrize(
    ("question", "clause", "selected", "values", "decided_by"),
    [
        ("冰箱标5000的那台补几百", TRADE_IN, APPLIANCES, ["750", "1000"], "能耗等级"),
        ("冰箱12000元补多少", TRADE_IN, APPLIANCES, ["1800", "2000"], "能耗等级"),
        ("装修材料8000元补多少", TRADE_IN, RENOVATION, ["1200", "1600"], "能（水）效"),
        ("两台手机共9000能补多少", PHONES, PHONES, ["1000", "500"], ""),
        ("多子女家庭公积金贷款额度上限80万能上浮到多少", FLOAT, FLOAT, ["960000", "1120000"], ""),
        ("冰箱5000，手机3000，一起买补多少", TRADE_IN, APPLIANCES, ["1200", "1450"], "能耗等级"),
        ("两个报警器的穿戴设备各8000", WEARABLE, WEARABLE, ["4000", "2000"], ""),
        ("演出票房收入200万元奖多少", CONCERTS, CONCERTS, ["60000", "80000"], ""),
        ("营业额正好3000万元的住宿餐饮企业", HOTELS, HOTELS, ["200000", "100000"], ""),
        ("两台手机3000能补多少", PHONES, PHONES, ["900", "450"], ""),
        ("普惠民办托育收了10个娃", NURSERY, NURSERY, ["36000", "24000"], ""),
    ],
)
def test_an_open_sum_shows_its_known_cases(
    question: str, clause: str, selected: str, values: list[str], decided_by: str
) -> None:
    at = clause.index(selected)
    outcome = calculate(question, clause, [(at, at + len(selected))])
    assert outcome is not None
    assert outcome.kind is OutcomeKind.DEPENDS
    assert [p.value for p in outcome.possibilities] == [Decimal(v) for v in values]
    assert all(p.condition for p in outcome.possibilities)
    assert outcome.decided_by == decided_by
    assert outcome.value is None


def test_tiers_without_thresholds_are_not_guessed() -> None:
    clause = "购买燃油或新能源乘用车新车，按发票金额分四档给予3000元、7000元、11000、13000元或4000元、8000元、12000元、15000元不同额度的补贴。"
    outcome = calculate("想提辆18万的新能源车，能补几个钱", clause)
    assert outcome is not None
    assert (outcome.kind, outcome.decided_by) == (OutcomeKind.NOT_DETERMINED, "发票金额")
    assert {int(p.value) for p in outcome.possibilities} == {3000, 7000, 11000, 13000, 4000, 8000, 12000, 15000}


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("买手机能补多少", PHONES),
        ("我妈72岁能领吗", WEARABLE),
        ("我电话13800138000，手机补贴怎么领", PHONES),
        ("电动自行车3000块补多少", TRADE_IN),
        ("招大学生来见习，一个人一个月能补到几块钱", "按照最低工资标准的60%给予就业见习补贴。"),
        ("2025年6月30日前买的算吗", PHONES),
        ("今天天气怎么样", TRADE_IN),
        ("发放1000万元消费券，我能领多少", "市区发放1000万元餐饮零售消费券。"),
        ("", PHONES),
        ("手机3000补多少", ""),
    ],
)
def test_nothing_is_worked_out_without_figures_that_bear_on_it(question: str, clause: str) -> None:
    assert calculate(question, clause) is None


@pytest.mark.parametrize(
    ("question", "clause", "result"),
    [
        ("We took on 4 new workers. How much subsidy?", HIRING, "4000 yuan"),
        ("I want a phone for 2,600 yuan, how much do I get?", PHONES, "390 yuan"),
        ("A 6.8k yuan phone?", PHONES, "500 yuan"),
        (
            "How much for a restaurant whose turnover exceeded 30 million yuan for the first time?",
            HOTELS,
            "200000 yuan",
        ),
    ],
)
def test_english_questions_get_english_working(question: str, clause: str, result: str) -> None:
    outcome = calculate(question, clause, [(0, len(clause))], language="en")
    assert outcome is not None
    assert outcome.result == result


@pytest.mark.parametrize(
    ("question", "clause", "price"),
    [
        ("买多少钱的手机能拿满补贴", PHONES, "3333.33"),
        ("穿戴设备什么价位补贴到顶，买多少钱的封顶", WEARABLE, "6666.67"),
        ("展位费多少钱能拿满", FAIR, "10000"),
    ],
)
def test_the_price_at_which_a_ceiling_is_reached(question: str, clause: str, price: str) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert outcome.value == Decimal(price)


def test_every_input_names_where_it_is_from() -> None:
    outcome = calculate("平板4500补多少", PHONES)
    assert outcome is not None
    cited = {PHONES[g.start : g.end] for g in outcome.inputs if g.cited}
    assert cited == {"15%", "500元"}
    assert [g.value for g in outcome.inputs if not g.cited] == ["4500"]
    calculation = outcome.calculation(citation=3)
    assert {i.citation for i in calculation.inputs} == {3, None}
    assert calculation.steps == ["4500元 × 15% = 675元", "675元 超过每件上限 500元，按 500元 计"]
    assert calculation.result == "500元"


def test_the_sentences_used_are_named() -> None:
    outcome = calculate("买平板2600能补多少", TRADE_IN)
    assert outcome is not None
    assert [TRADE_IN[start:end] for start, end in outcome.sentences] == [PHONES.rstrip("。")]


@pytest.mark.parametrize(
    "question", ["How many phones are paid for in 2026?", "手机补贴 2026", "2025买手机补多少", "展会 2024 场次"]
)
def test_a_year_is_no_price(question: str) -> None:
    assert calculate(question, PHONES) is None


def test_a_price_that_looks_like_a_year() -> None:
    outcome = calculate("手机标价2025能补多少", PHONES)
    assert outcome is not None and outcome.result == "303.75元"
