"""Whole questions on invented clauses: what comes out, and that nothing is settled that the asker left open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculate import OutcomeKind, calculate

DEGREES = (
    "来本区首次就业的，可以申请一次性生活补助：取得博士学位的按年度工资收入的8%给予补助，最高不超过6万元；"
    "取得硕士学位的按年度工资收入的5%给予补助，最高不超过3万元；本科毕业生按年度工资收入的2%给予补助，最高不超过1万元。"
)
SOCKS = "中小微企业按展位费用的80%补助，大型企业按40%补助，单个企业每年最高20万元。"
BATH = (
    "困难残疾人家庭按每户不超过4000元的标准免费改造卫生间。\n"
    "其他残疾人家庭自愿改造的，按改造费用的30%给予补贴，每户最高5000元。"
)
INSURE = "养老保险总费率按照24%（单位部分16%，个人部分8%）执行。"
FLOOR = "按照不低于上年度平均工资的1.2倍确定特级教师基本津贴。"
CANTEEN = "城区便民食堂每年补助不超过3万元、乡村便民食堂每年补助不超过1.5万元，连续补助4年。"
BRIDGE = "单笔金额最高500万元，使用期限最长不超过20天，按日收取万分之三的费用。"
LATE = "逾期不缴的，按日加收应缴金额万分之五的滞纳金。"
SOLAR = "农户屋顶光伏按装机容量每瓦0.2元给予补贴，每户最高3000元。"
CLEAN = "清洗外墙的，按清洗面积每平方米6元给予补助，每栋最高2万元。"
GREEN = "改造后综合节能率达到10%以上的，按建筑面积每平方米15元补助；达到30%以上的，按每平方米35元补助。"
LEAVE = "在规定假期之外再给予职工3天以上护理假的，按每名职工每天150元给予用人单位补助，每家用人单位每年最高8万元。"
TRAIN = "企业招用技校毕业生的，按每招用1人不超过1200元的标准发放培训补助。"
DRIVE = "带动2人就业且满1年的，每年给予1500元带动补贴，每增加1人再给予800元，每年总额不超过1万元，期限不超过3年。"
LOAN = "符合条件的个人贷款额度最高30万元，合伙经营的可按合伙人每人30万元、总额最高150万元申请。"
PILES = "每个慢充桩补助600元、每个快充桩补助2500元，每个小区不超过10个。"
SCRAP = (
    "报废30马力以下收割机单台补贴2000元，报废30—60马力（含）收割机单台补贴4500元，报废60马力以上收割机单台补贴9000元。"
)
FUND = "单缴存人家庭最高贷款额度由40万元提高至50万元，双缴存人家庭最高贷款额度由60万元提高至80万元。"
KIDS = "生育二孩的缴存人家庭，最高贷款额度在前款基础上上浮10%；生育三孩及以上的，上浮25%，最高不超过120万元。"
BIRTH = "生育二孩的，一次性发放3000元；生育三孩的，一次性发放8000元。\n最低生活保障家庭生育二孩、三孩的，在前述标准基础上增发10%。"
BOTH = "对首次上规模的商贸企业一次性奖励6万元，另按每新增就业1人2000元给予补助。"
OPEN = "每户企业每年补助房租2万元，并按设备购置费用的10%给予补贴，最高10万元。"
SHOWS = "演出补助按每场2000元发放，每年最多补助30场。"
TRAINEE = "按每人每月1200元给予见习补贴，补贴期限最长6个月。"
RURAL = "农村户厕改造每户补助1600元，其中省级财政承担1000元。"
ELECTRIC = "对工商业储能按放电量每千瓦时0.25元补助，连续补助2年，单个项目每年最高30万元。"
BIKES = "以旧换新电动自行车的，按购车价格的25%补贴，每辆不超过600元，每人限补1辆。"
HEAT = "居民采暖费按建筑面积每平方米22元收取，低保家庭按70%收取。"
HOSPITAL = "住院费用起付线600元，起付线以上部分按80%报销，年度最高支付限额20万元。"
TAX = "购买首套住房的，按实缴契税的50%给予补贴。"
INTEREST = "创业担保贷款由财政按贷款利率的50%给予贴息。"
RENT = "按实际租金的40%给予补贴，每月最高800元，补贴期限最长24个月。"
SWAP = "置换新能源乘用车的，按新车价格的8%给予补贴，最高1.5万元；置换燃油乘用车的，按6%给予补贴，最高1.3万元。"
CLASSES = "D类人才购房按房款总额的5%给予补贴，最高30万元；E类人才按3%给予补贴，最高20万元。"
MACHINES = "技改项目按设备投资额的10%给予补助，最高100万元。"
AGENTS = "对引荐人按实际到位资金的1‰给予奖励，最高50万元。"
LAND = "对流转土地100亩以上的经营主体，每亩奖励100元，单个主体最高3万元。"
PIGS = "能繁母猪按每头100元给予补贴，存栏500头以上的规模场每头150元。"
HIRED = "对招用应届高校毕业生的企业，按每人1500元给予补贴；对招用退役军人的企业，按每人2000元给予补贴。"
EXPORT = "年出口额1000万美元以上的，每增加100万美元奖励1万元人民币，最高50万元。"
BEDS = "新建养老机构每张床位补贴1万元，改建的每张床位补贴6000元。"
SCREENS = "购买空调、电视、冰箱的，按销售价格的15%给予补贴，每件不超过1000元。"
AGED = "80至89周岁老年人每人每月60元，90至99周岁每人每月120元，100周岁以上每人每月500元。"
SHOPS = "新开首店按面积每平方米500元给予补助，最高20万元，面积不低于100平方米。"
TEXTS = {name: text for name, text in globals().items() if name.isupper()}


@pytest.mark.parametrize(
    ("question", "clause", "result"),
    [
        # alternatives named by the asker's words
        ("我硕士，年度工资收入20万，能补助多少", DEGREES, "1万元"),
        ("硕士毕业，年收入70万", DEGREES, "3万元"),
        ("博士，一年工资收入60万，补多少", DEGREES, "48000元"),
        ("本科生，工资收入12万一年能补多少", DEGREES, "2400元"),
        ("硕士来本区首次就业，一次性生活补助能申请多少，年度工资收入20万", DEGREES, "1万元"),
        ("我们是大企业，展位花了10万，补多少", SOCKS, "4万元"),
        ("小公司展位费用去年花了30万能补多少", SOCKS, "20万元"),
        ("我家不属困难户，残疾人卫生间改造花了12000，补多少", BATH, "3600元"),
        # a rate of a base that the asker gives; parts of a rate
        ("工资8000，单位每月替我交多少养老保险", INSURE, "1280元"),
        ("工资8000，养老保险个人要交多少", INSURE, "640元"),
        ("上年度平均工资是每月6000，特级教师津贴最低多少", FLOOR, "不低于7200元"),
        # by year, for as long as the text says
        ("村里办便民食堂，补满年头一共多少", CANTEEN, "最高6万元"),
        ("城区的便民食堂三年下来最多补多少", CANTEEN, "最高9万元"),
        ("乡村便民食堂办10年总共能拿多少", CANTEEN, "最高6万元"),
        # by the day
        ("转贷300万用8天要交多少费用", BRIDGE, "7200元"),
        ("欠缴20万元，逾期30天，滞纳金多少", LATE, "3000元"),
        # a quantity of units
        ("农户屋顶装了12千瓦光伏补多少", SOLAR, "2400元"),
        ("农户屋顶光伏25千瓦能补多少", SOLAR, "3000元"),
        ("清洗外墙1500平，补多少", CLEAN, "9000元"),
        ("外墙清洗面积5000平方米能补多少钱", CLEAN, "2万元"),
        ("8000平的楼改造完节能率21%，按面积补多少", GREEN, "12万元"),
        ("3000平方米，节能率达到35%，补多少", GREEN, "10.5万元"),
        ("2000平，节能率8%能补多少", GREEN, "0元"),
        ("20个要照顾老人的职工每人多放4天护理假，单位能拿多少", LEAVE, "12000元"),
        ("公司200名职工每人多给5天护理假补多少", LEAVE, "8万元"),
        ("招了7个技校毕业生，培训补助最多多少", TRAIN, "最高8400元"),
        ("75马力的收割机报废一台给多少", SCRAP, "9000元"),
        ("两台50马力收割机报废补多少", SCRAP, "9000元"),
        ("储能一年放电50000千瓦时，补多少", ELECTRIC, "12500元"),
        # so much for the first, so much for each more
        ("带动5人就业，一年补多少", DRIVE, "3900元"),
        ("带动2人就业一年补多少", DRIVE, "1500元"),
        ("带动20人就业一年补多少", DRIVE, "1万元"),
        ("带动1人就业一年补多少", DRIVE, "0元"),
        (
            "我首次创业带动了4人，带动补贴一年多少",
            "首次创业且正常经营1年以上的，给予6000元创业补贴；" + DRIVE,
            "3100元",
        ),
        # limits on heads, times and pieces
        ("三个人合伙开店，最多能贷多少", LOAN, "90万元"),
        ("八个人合伙最多能贷多少", LOAN, "150万元"),
        ("小区装了15个快充桩，补助多少", PILES, "25000元"),
        ("小区装了6个慢充桩，补助多少", PILES, "3600元"),
        ("一年演了45场，补助多少", SHOWS, "6万元"),
        ("5个人见习10个月，补多少", TRAINEE, "36000元"),
        ("两辆电动自行车各3000块，以旧换新能补多少", BIKES, "600元"),
        # one figure raised by another
        ("夫妻双方都缴存，三个娃，公积金最高能贷多少", FUND + "\n" + KIDS, "100万元"),
        ("就我一个人缴公积金，生了二孩，最高贷款额度多少", FUND + "\n" + KIDS, "55万元"),
        ("低保户生二孩，一次性发放的加上增发总共多少", BIRTH, "3300元"),
        # what is taken off first; months; per mille; letters; a base that one of several sums is
        ("住院花了3万能报多少", HOSPITAL, "23520元"),
        ("交了1万8的契税，能补多少", TAX, "9000元"),
        ("房租每月2500，能补多少", RENT, "每月800元"),
        ("房租每月1500，领满24个月一共多少", RENT, "14400元"),
        ("房租每月1500，住三年补多少", RENT, "14400元"),
        ("置换一辆18万的油车能补多少", SWAP, "10800元"),
        ("我是E类人才，买房300万，补多少", CLASSES, "9万元"),
        ("一共投了2000万的技改，其中设备800万，补多少", MACHINES, "80万元"),
        ("到位资金1.5亿，奖多少", AGENTS, "15万元"),
        ("合作社流转80亩，能奖多少", LAND, "0元"),
        ("合作社流转150亩，能奖多少", LAND, "15000元"),
        ("养了60头母猪补多少钱", PIGS, "6000元"),
        ("养了600头母猪补多少钱", PIGS, "9万元"),
        ("改建养老院80张床，补多少", BEDS, "48万元"),
        ("买了两台空调一台5000一台7000，一台电视3000，补多少", SCREENS, "2200元"),
        ("给爸妈各买一个3000的电视，补多少", SCREENS, "900元"),
        ("我爸92岁，高龄津贴多少", AGED, "每人每月120元"),
        ("新开首店80平，补助多少", SHOPS, "0元"),
        ("新开首店300平，补助多少", SHOPS, "15万元"),
        # two grants of one sentence
        ("首次上规模，新增就业8人，加起来能拿多少", BOTH, "76000元"),
    ],
)
def test_a_settled_sum(question: str, clause: str, result: str) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert (outcome.kind, outcome.result) == (OutcomeKind.DETERMINED, result)
    assert outcome.steps


@pytest.mark.parametrize(
    ("question", "clause", "values"),
    [
        ("一年工资20万，能补助多少", DEGREES, ["16000", "10000", "4000"]),
        ("展位费用10万补多少", SOCKS, ["80000", "40000"]),
        ("便民食堂三年一共补多少", CANTEEN, ["90000", "45000"]),
        ("小区装了8个充电桩，补多少", PILES, ["4800", "20000"]),
        ("自建养老院60张床位，补多少", BEDS, ["600000", "360000"]),
    ],
)
def test_alternatives_are_all_shown_where_the_asker_names_none(question: str, clause: str, values: list[str]) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert outcome.kind is OutcomeKind.DEPENDS
    assert sorted(p.value for p in outcome.possibilities) == sorted(Decimal(v) for v in values)
    assert all(p.condition for p in outcome.possibilities)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("我65岁，残疾人卫生间改造补多少", BATH),
        ("我家三个娃，养老保险交多少", INSURE),
        ("离家3公里，便民食堂补多少", CANTEEN),
        ("我30岁，硕士，能补助多少", DEGREES),
        ("见习5年前的能补吗", TRAINEE),
        ("2024年装的光伏补多少", SOLAR),
        ("毕业3年了，房租补多少", RENT),
        ("去年买房120万，契税补贴多少", TAX),  # a price is no tax
        ("贷款30万，利率4%，财政贴息多少", INTEREST),  # half of a rate is no half of the loan
        ("招了2个应届生和3个退役军人，补多少", HIRED),  # which of the heads a rule counts is not told apart
        ("出口3000万美元奖多少", EXPORT),
    ],
)
def test_ages_years_and_conditions_are_no_inputs(question: str, clause: str) -> None:
    assert calculate(question, clause) is None
