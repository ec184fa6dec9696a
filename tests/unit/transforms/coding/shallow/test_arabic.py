"""Arabic sentences: order of words, passives, relatives, speech, counts."""

import pytest

from schemas.coded import CodedMention, Range


def _words(mention: CodedMention, role: str) -> list[str]:
    return [each.span.text for each in mention.spans(role)]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("هاجم مسلحون قافلة في الجنوب.", "ASSAULT", ["مسلحون"], ["قافلة"]),
        ("الجيش التركي يقصف مواقع المتمردين.", "ASSAULT", ["الجيش التركي"], ["مواقع المتمردين"]),
        ("قتل ثلاثة جنود في هجوم.", "ASSAULT", [], ["ثلاثة جنود"]),
        ("اعتقلت الشرطة عشرة طلاب.", "COERCE", ["الشرطة"], ["عشرة طلاب"]),
        ("قُتل الجندي على يد مسلحين.", "ASSAULT", ["مسلحين"], ["الجندي"]),
        ("شن الطيران غارات على المعسكر.", "ASSAULT", ["الطيران"], ["المعسكر"]),
        ("شن مسلحون هجوما قرب البلدة (60 كلم شمال العاصمة).", "ASSAULT", ["مسلحون"], []),
        ("أعلن مصدر في الشرطة مقتل ضابط.", "ASSAULT", [], ["ضابط"]),
        ("3 مارس 2009 قتل عشرة جنود في انفجار.", "ASSAULT", [], ["عشرة جنود"]),
        ("قال شاهد إن مقاتلا قتل في الضاحية.", "ASSAULT", [], ["مقاتلا"]),
        ("اغتاله مجهولون أمام منزله.", "ASSAULT", ["مجهولون"], ["ه"]),
        ("تظاهر الآلاف في الميدان.", "PROTEST", ["الآلاف"], []),
        ("خرج العشرات احتجاجا على الغلاء.", "PROTEST", ["العشرات"], []),
        ("اعتصم العمال أمام مقر الشركة.", "PROTEST", ["العمال"], []),
        ("حطم المتظاهرون واجهات المتاجر.", "PROTEST", ["المتظاهرون"], ["واجهات المتاجر"]),
        ("قاطعت المعارضة جلسة البرلمان.", "PROTEST", ["المعارضة"], ["البرلمان"]),
        ("كان الجيش قد قصف البلدة.", "ASSAULT", ["الجيش"], ["البلدة"]),
        ("تجمع المئات أمام السفارة.", "PROTEST", ["المئات"], []),
        ("يعتصم العمال في المصنع.", "PROTEST", ["العمال"], []),
        ("خطف قراصنة سفينة قبالة الساحل.", "ASSAULT", ["قراصنة"], ["سفينة"]),
        ("دعت فرنسا إيران إلى وقف التخصيب.", "REQUEST", ["فرنسا"], ["إيران"]),
    ],
)
def test_sides(code, text: str, kind: str, source: list[str], target: list[str]) -> None:
    (mention,) = code("ar", text).mentions
    assert (mention.plover_type, _words(mention, "source"), _words(mention, "target")) == (kind, source, target)


def test_the_coder_says_what_it_is(code) -> None:
    assert code("ar", "هاجم مسلحون قافلة.").coder == "shallow"


def test_the_speaker_is_not_the_doer(code) -> None:
    (mention,) = code("ar", "قال متحدث إن مسلحين خطفوا مهندسا.").mentions
    assert _words(mention, "source") == ["مسلحين"]
    assert mention.attributed_to is not None
    assert mention.attributed_to.text == "متحدث"


def test_a_verb_after_an_indefinite_noun_tells_of_it(code) -> None:
    (mention,) = code("ar", "قتل انتحاري يرتدي زيا عسكريا أكثر من 90 جنديا.").mentions
    assert _words(mention, "source") == ["انتحاري"]
    assert mention.killed == Range(90, None)


def test_a_plural_verb_shares_the_subject_before_it(code) -> None:
    (mention,) = code("ar", "هاجم مسلحون الدورية وقتلوا ثلاثة شرطيين.").mentions
    assert _words(mention, "source") == ["مسلحون"]
    assert mention.killed == Range(3, 3)


@pytest.mark.parametrize(
    ("text", "polarity"), [("لم يهاجم الجيش القرية.", "negated"), ("نفى الجيش قصف القرية.", "negated")]
)
def test_negation(code, text: str, polarity: str) -> None:
    assert [each.polarity for each in code("ar", text).mentions] == [polarity]


def test_counts_in_the_genitive(code) -> None:
    (mention,) = code("ar", "أدى انفجار سيارة مفخخة إلى مقتل سبعة مدنيين وإصابة 20 بجروح.").mentions
    assert (mention.killed, mention.injured) == (Range(7, 7), Range(20, 20))
    assert mention.weapons == ("car bomb",)


def test_units_stand_before_tens(code) -> None:
    (mention,) = code("ar", "قتل أربعة وعشرون جنديا في هجوم.").mentions
    assert mention.killed == Range(24, 24)


def test_spans_are_those_of_the_text(code) -> None:
    text = "وقصفت الطائرات الحربية مخيما للاجئين."
    for mention in code("ar", text).mentions:
        for each in mention.roles:
            assert text[each.span.start : each.span.end] == each.span.text


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد فجر أمس إلى المطار.",
        "شرب الطفل ماء عذباً.",
        "زار السائح صنعاء وعدن.",
        "ضربت موجة عاتية الساحل.",
        "قتل خمسة أشخاص في زلزال.",
        "أوقف القضاء متهما بتنفيذ هجوم.",
        "تخطف الساحرة في القصة.",
        "يدين القانون الخطف.",
    ],
)
def test_what_only_looks_like_an_attack(code, text: str) -> None:
    assert "ASSAULT" not in [each.plover_type for each in code("ar", text).mentions]


def test_an_attack_that_somebody_launched_is_told_beside_other_things(code) -> None:
    mentions = code("ar", "تزامنت الزيارة مع هجوم شنه مسلحون على الحي.").mentions
    assert "ASSAULT" in [each.plover_type for each in mentions]


def test_for_the_refugees(code) -> None:
    (mention,) = code("ar", "قدمت قطر مساعدات للاجئين.").mentions
    assert _words(mention, "target") == ["لاجئين"]
