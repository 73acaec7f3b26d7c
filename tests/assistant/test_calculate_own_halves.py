"""Sums whose base, rate, ceiling and condition belong to one rule of several; and cases in which none may be shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculate import OutcomeKind, calculate

PUMPS = "更换热泵热水器的，一级能效产品按成交价的16%补贴、最高1400元，二级能效产品按成交价的9%补贴、最高700元。"
KITCHEN = "购买集成灶的，按成交价格的20%给予补贴；购买净水器的，按12%给予补贴。每户每类产品可补贴1台（净水器最多2台），每台补贴不超过900元。"
CAMERA = "购买单价不超过8000元的相机，按售价的10%给予补贴，每台不超过600元；购买单价不超过3000元的耳机，按售价的20%给予补贴，每件不超过350元。"
CHEAP = "购买成交价2000元以下电饭煲的，按成交价的15%补贴，单件最高200元。"
STALLS = "参加省外农展会的，按展位费的60%给予补助。\n每个标准展位最高补助1.5万元，单个合作社每场最多补助2个标准展位。"
OFFICE = "租用孵化器办公的，按实际租金的50%补贴，每年最高9000元。"
GROUPS = "组织研学团来访的旅行社，一次性组团30人以上且停留一天的，每人奖励10元；停留两天及以上的，每人奖励25元。同一旅行社全年奖励最高8万元。学生来自山区学校的，奖励标准提高40%。"
COURSES = "参加培训并取得证书的，按初级每人900元、中级每人1500元、高级每人2200元拨付；仅取得结业证、未取得等级证书的，按同级标准的50%拨付。"
NURSES = "护理人员入职奖励标准为：初级护理员1000元、中级护理员2000元、高级护理员3000元、护理技师4500元、高级护理技师6000元。在乡镇机构任职的，奖励标准上浮30%。"
EXPORTS = "外贸企业年出口额同比增长8%以上的，增量部分每满500万元奖励3万元，单个企业最高20万元。"
SEATS = "影剧院应当设置无障碍席位，每200个座位不少于1个；设置母婴室。"
LIGHTS = "集贸市场应当配备灭火器，每80平方米不少于2个；设专人值守。"
PARKS = "核心区域小型车首小时6元，之后每半小时4元，每日最高50元；外围区域首小时2元，之后每小时1元，每日最高12元。"
COLD = "对12月至次年2月从事室外作业的环卫工人，用人单位按每人每天18元发放防寒津贴，一个月按21天计算。"
HOUSING = "月租赁补助额按下列公式计算：每平方米补助标准×（人均18平方米−现有人均住房面积）×家庭人数。特困家庭每平方米补助25元，低收入家庭每平方米补助16元。每户每月补助最高1500元。"
SCOOTER = (
    "交旧购新电动三轮车的，每辆补贴500元；新车加装安全头盔架和防雨棚的，每辆另加150元。补贴金额不得超过新车售价的20%。"
)
VOUCHER = "可以领取课后服务券，小学生每人每月120元、初中生每人每月160元，最多领取10个月；残疾家庭学生，每月另增加80元。"
BOOKS = "阅读券面值每人每年300元，残疾读者每年另增加100元。"
CRECHE = "对招收残疾儿童10名以上的幼儿园，按每名儿童每年1800元给予补助，单个幼儿园每年最高4万元。"
CREATORS = "引进短视频机构的，租金补贴最高20万元。向社会开放不少于40%工位的众创空间，每个新增工位补助1500元，单个空间最高15万元。"
STREETS = "改造沿街门面的，每100平方米补助3000元；招牌统一设计的，另奖励2000元。"
TOLLS = "低于1.5万元的设备不予补助。设备购置费1.5万元以上的，按购置费的20%补助。"
FLIGHTS = "参加境外路演的，每家企业不超过3人给予差旅补助，亚洲每人1500元，欧洲、美洲每人3500元。"
BARNS = "新建烤房投资额40万元以上的，按投资额的15%给予补助，最高30万元。"

LABS = "对新认定的省级、市级研发中心，分别给予50万元、20万元奖励；对年研发投入300万元以上的企业，按研发投入的6%给予补助，单个企业最高100万元。"
DEED = "购买首套新房的，契税补贴50%，最高2万元；购买二套新房的，契税补贴30%，最高1.5万元。"
STAFF = "招用脱贫人口的，按每人2000元给予一次性补贴；招用残疾人的，按每人3500元给予补贴。每户企业每年最高10万元。"
CLINIC = "住院费用，一级医院报销90%，起付线200元；二级医院报销80%，起付线500元；三级医院报销65%，起付线1000元。"
MORTGAGE = "公积金贷款首付比例不低于20%，贷款额度不超过房价的80%，最高80万元。"
CARE = "自理老人每天补助30元，半失能老人每天补助60元，失能老人每天补助100元，每年最多补助60天。"
RELIEF = "对企业贷款按实际支付利息的30%贴息，年度贴息不超过20万元，期限不超过2年。"
BAYS = "停车场每个泊位补助2000元，机械式泊位每个补助5000元，充电泊位再加1000元。"
AREAS = "首套90平方米及以下按1%缴纳契税，90平方米以上按1.5%缴纳；二套90平方米及以下按1%缴纳，90平方米以上按2%缴纳。"
TRAINS = "组织旅游专列的，每列300人以上奖励5万元，500人以上奖励8万元；入住2晚以上的，每人再奖励50元。"
HOMES = "家庭养老床位建设每张补贴3000元，运营每张每月补贴150元。"


@pytest.mark.parametrize(
    ("question", "clause", "result"),
    [
        # a ceiling is that of its own half, in either order of asking
        ("换台二级能效的热泵热水器，成交价1万，补多少", PUMPS, "700元"),
        ("换台一级能效的热泵热水器，成交价1万，补多少", PUMPS, "1400元"),
        ("一级能效的热泵热水器5000元补多少", PUMPS, "800元"),
        # a ceiling and a number of pieces that the next sentence sets for both halves
        ("集成灶6000元补多少", KITCHEN, "900元"),
        ("两台净水器，每台5000，总共补多少", KITCHEN, "1200元"),
        ("两台集成灶，每台4000，补多少", KITCHEN, "800元"),
        # what a thing may cost to be paid for at all
        ("看中一台8000的相机，能补多少", CAMERA, "600元"),
        ("相机9000元补多少", CAMERA, "0元"),
        ("耳机2500，补多少", CAMERA, "350元"),
        ("电饭煲2600块，补几个钱", CHEAP, "0元"),
        ("电饭煲1000块，补几个钱", CHEAP, "150元"),
        # a month's rent under a year's ceiling
        ("在孵化器租办公室，月租1200，一年补多少", OFFICE, "7200元"),
        ("孵化器办公租金每月2000元，一年最多补多少", OFFICE, "9000元"),
        # parts and uplifts of the text's own standards
        ("8个学员读完中级只有结业证，拨多少", COURSES, "6000元"),
        ("8个学员考下中级证书，拨多少", COURSES, "12000元"),
        ("我考上护理技师，在乡镇机构任职，奖励多少", NURSES, "5850元"),
        # steps: whole quanta, parts counted whole, hours, days of a month
        ("外贸企业出口增长9%，比去年多做了2300万，奖多少", EXPORTS, "12万元"),
        ("外贸企业出口增长了30%，增量4000万，奖多少", EXPORTS, "20万元"),
        ("影剧院有900个座位，无障碍席位最少几个", SEATS, "不低于5个"),
        ("集贸市场400平方米，灭火器至少配几个", LIGHTS, "不低于10个"),
        ("核心区域停小型车三个半小时收多少", PARKS, "26元"),
        ("核心区域停车20小时多少钱", PARKS, "50元"),
        ("外围区域停车3小时收多少钱", PARKS, "4元"),
        ("环卫工人冬天室外作业，防寒津贴两个月多少", COLD, "756元"),
        # a formula in words
        ("低收入家庭四口人，人均住房10平方米，租赁补助每月多少", HOUSING, "每月512元"),
        ("特困家庭五口人，没有住房，租赁补助每月多少", HOUSING, "每月1500元"),
        # on top, within a share of the price
        ("新三轮车加装了防雨棚，售价4000，一共补多少", SCOOTER, "650元"),
        ("新三轮车加装了防雨棚，售价3000，一共补多少", SCOOTER, "600元"),
        ("残疾家庭的小学生，课后服务券10个月多少", VOUCHER, "2000元"),
        ("小学生课后服务券领8个月多少", VOUCHER, "每人960元"),
        ("幼儿园招了15个残疾孩子，一年补助多少", CRECHE, "27000元"),
        ("派5个人去欧洲路演，差旅补助多少", FLIGHTS, "10500元"),
        ("新建烤房投资100万，补多少", BARNS, "15万元"),
        # which, and not how many; a rate of a tax; what is no grant at all
        ("二套房契税3万补多少", DEED, "9000元"),
        ("首套新房，契税交了5万，补多少", DEED, "2万元"),
        ("招了60个残疾人补多少", STAFF, "10万元"),
        ("房子90万公积金能贷多少", MORTGAGE, "72万元"),
        ("失能老人住院20天补多少", CARE, "2000元"),
        ("半失能老人住院80天补多少", CARE, "3600元"),
        ("一年付了80万利息，贴多少", RELIEF, "20万元"),
        ("建了100个机械式泊位补多少", BAYS, "50万元"),
        ("首套120平方米房价200万契税多少", AREAS, "3万元"),
        ("首套90平米，总价100万，契税交多少", AREAS, "1万元"),
        ("专列一列420人奖多少", TRAINS, "5万元"),
        ("我们是市级研发中心，研发投入500万，一共多少", LABS, "50万元"),  # both halves, added up
        ("20张家庭养老床位运营一年补多少", HOMES, "36000元"),
    ],
)
def test_a_sum_of_one_rule(question: str, clause: str, result: str) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert (outcome.kind, outcome.result) == (OutcomeKind.DETERMINED, result)


@pytest.mark.parametrize(
    ("question", "clause", "values"),
    [
        ("热泵热水器成交价1万，补多少", PUMPS, ["1400", "700"]),
        ("带50个学生研学停留两天，都来自山区学校，奖励多少", GROUPS, ["1750", "1250"]),
        ("派2个人参加境外路演，差旅补助多少", FLIGHTS, ["3000", "7000"]),
        ("农展会订了两个标准展位，展位费一共5万，补多少", STALLS, ["30000", "15000"]),
    ],
)
def test_open_cases_are_told_apart(question: str, clause: str, values: list[str]) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert outcome.kind is OutcomeKind.DEPENDS
    assert [p.value for p in outcome.possibilities] == [Decimal(v) for v in values]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("我奶奶今年一百零三，每个月给多少", CREATORS),  # an age is no money
        ("我爸都八十六了，能给多少", OFFICE),
        ("烤房投资一百多万，补多少", BARNS),  # a rough figure settles nothing below the ceiling
        ("孵化器办公租金一年大概一万多，补多少", OFFICE),
        ("低收入家庭四口人，租赁补助每月多少", HOUSING),  # the formula lacks the area
        ("低收入家庭，住房面积60平方米，租赁补助多少", HOUSING),  # … and here the heads
        ("外贸企业去年出口3亿，奖多少", EXPORTS),  # the whole is not the growth
        ("外贸企业出口增长5%，比去年多做了2300万，奖多少", EXPORTS),  # grew less than is asked for
        ("核心区域停了两小时十分钟收多少", PARKS),  # what a part of a step costs is not told
        ("停车3小时多少钱", PARKS),  # which area
        ("环卫工人防寒津贴能拿多少", COLD),
        ("新三轮车加装了防雨棚，一共补多少", SCOOTER),  # the price limits it, and is not told
        ("残疾读者加多少，我们3个人", BOOKS.split("，")[1]),  # what is paid on top alone
        ("带50个学生，花了8万，停留两天，奖励多少", GROUPS),  # the 8万 would be left out
        ("6台拖拉机、3个人，租办公室一个月2000", OFFICE),
        ("我们是研发中心，研发投入500万，一共多少", LABS),  # of which level the centre is
        ("买首套新房花了150万补多少", DEED),  # a price is no tax
        ("招了2个脱贫户和1个残疾人，补多少", STAFF),  # each has an amount of its own
        ("在三级医院住院花了2万，能报多少", CLINIC),  # what is taken off first
        ("两年一共付了120万利息贴多少", RELIEF),  # what falls to each year is not told
        ("旅游专列600人住2晚奖多少", TRAINS),  # heads and trains are counted apart
        ("我家80平方米的房子租出去，租金每月1500，开众创空间有多少补贴", CREATORS),
    ],
)
def test_no_sum_is_shown_where_something_is_left_open(question: str, clause: str) -> None:
    assert calculate(question, clause) is None
