"""An article written for the tests and its record by hand: a toll by two voices, a chain, a hedge, a denial."""

from riwaya.model import Article, Event, EventDate, Extent, Place, Record, Span, Statement, Time, Toll

TITLE = "قتلى في قصف على وادي السدر"  # dead in shelling of Wadi al-Sidr
BODY = (
    "قالت إذاعة المرفأ نقلا عن مسعف إن مدفعية اللواء التاسع قصفت وادي السدر أمس، "
    "ما أدى إلى مقتل سبعة أشخاص على الأقل.\n"
    "ونفى ناطق باسم اللواء ما وصفه بالمزاعم."
)
ARTICLE = Article(
    id="t1", title=TITLE, body=BODY, outlet="جريدة الضفاف", url="https://difaf.example/1", published="2031-05-06"
)


def span(words: str, entry: str = "demo:x", nth: int = 1) -> Span:
    """The nth occurrence of some words in the sample."""
    start = -1
    for _ in range(nth):
        start = ARTICLE.text.index(words, start + 1)
    return Span(start, start + len(words), words, entry)


def place(words: str, nth: int = 1) -> Place:
    at = span(words, "places:sidr", nth)
    return Place(at.start, at.end, words, at.entry, en="Wadi al-Sidr", cc="YE", lat=-15.5, lon=44.25, kind="village")


RADIO, MEDIC, SPOKESMAN = span("إذاعة المرفأ"), span("مسعف"), span("ناطق باسم اللواء")
DEAD = span("سبعة أشخاص على الأقل", "numbers:seven")
SHELLING = Event(
    type="ASSAULT",
    subtype="shelling-artillery-missile",
    triggers=(span("قصف", "nouns-assault:qasf"), span("قصفت", "verbs-assault:qasafa")),
    actors=(span("مدفعية اللواء التاسع"),),
    places=(place("وادي السدر"),),
    date=EventDate("2031-05-05", span("أمس", "timewords:ams")),
    killed=(Toll(DEAD.start, DEAD.end, DEAD.text, DEAD.entry, min=7, source=MEDIC, hedged=True),),
    hedged=True,
    hedge=span("المزاعم"),
    sources=((RADIO, MEDIC),),
)
DENIAL = Event(type="REJECT", triggers=(span("نفى"),), modality="denied")
RECORD = Record(
    id="t1",
    events=(SHELLING, DENIAL),
    statements=(
        Statement(source=RADIO, cue=span("قالت"), mode="indirect", content=Extent(span("مدفعية").start, DEAD.end)),
        Statement(
            source=MEDIC,
            cue=span("نقلا"),
            mode="according-to",
            content=Extent(span("مدفعية").start, DEAD.end),
            parent=0,
        ),
        Statement(source=SPOKESMAN, cue=span("نفى"), mode="indirect", parent=2),
    ),
    times=(Time(*[getattr(span("أمس"), f) for f in ("start", "end", "text", "entry")], value="2031-05-05"),),
    places=(place("وادي السدر"), place("وادي السدر", 2)),
    notes=("a note about <this> article",),
    reader="riwaya 9.9",
)

EVIL = "<script>alert(1)</script>"
EVIL_ARTICLE = Article(
    id=f'{EVIL}"x',
    title=f"{EVIL} عنوان",
    body=f"خبر {EVIL} &amp; \u202e \x1b[31m \x00 \ud800 نهاية\n\n=2+5",
    outlet=f"{EVIL}",
    url="javascript:alert(1)",
    published="2031-05-06",
)
_AT = EVIL_ARTICLE.text.index("<script>", 20)
EVIL_RECORD = Record(
    id=EVIL_ARTICLE.id,
    events=(
        Event(
            type="ASSAULT",
            triggers=(Span(_AT, _AT + 8, "<script>", f'"><i>{EVIL}'),),
            actors=(
                Span(_AT + 4, _AT + 30, EVIL_ARTICLE.text[_AT + 4 : _AT + 30]),
                Span(0, 3, "=1+1"),
                Span(900, 9999, "@x"),
            ),
            places=(Place(0, 4, "+CMD", en=f"{EVIL}"),),
            hedged=True,
        ),
    ),
    statements=(Statement(source=Span(0, 3, "\ttab"), cue=Span(4, 6, "-1"), mode="direct", content=Extent(0, 60)),),
    notes=(EVIL,),
    reader=EVIL,
)
