"""Who a prompt says the model is: a name, and a trade."""

from __future__ import annotations

import re
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_IS = late(
    r"^\W*(?:hi[,!] |hello[,!] |from now on,? |now,? )?(?:you are|you're|you will act as|act as"
    r"|your name is"
    r"|i want you to act as)(?P<more> (?:now|also|not|acting as|still|both))* (?P<rest>[^.!?\n]+)",
    re.IGNORECASE,
)
_NAME = late(
    r"(?:called |named )?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?=[,.!\n]| \(|, an?| and |$)"
)
_NAMED = late(
    r"(?:an?|the|our|my)(?: (?!with\b|another\b|in\b|for\b|from\b|of\b|to\b|by\b)[\w-]+){1,5}?,?"
    r" (?:called|named|whose name is) [\"'*]*(?P<name>[A-Z][\w-]+)"
)
_HEAD_END = late(
    r"[,;:(—–.]| (?:who|that|which|with|for|from|of|in|at|on|to|and|whose|named|called|tasked"
    r"|helping|working|assigned|specializ\w+|speciali[sz]\w+|skilled|responsible|designed"
    r"|trained)\b"
)
_FIELDS: dict[str, str] = {
    "medicine": "doctor,physician,nurse,dentist,surgeon,pharmacist,pediatrician,radiologist"
    ",psychiatrist,veterinarian,paramedic,cardiologist,dermatologist,oncologist",
    "nutrition": "nutritionist,dietitian,dietician,personal trainer,fitness coach",
    "mind": "therapist,psychologist,counselor,counsellor,psychotherapist",
    "law": "lawyer,attorney,solicitor,barrister,paralegal,notary",
    "money": "bank clerk,bank teller,tax advisor,tax adviser,tax consultant,financial advisor"
    ",financial planner,accountant,auditor,banker,stockbroker,actuary,bookkeeper,underwriter"
    ",economist",
    "travel": "travel agent,travel planner,travel guide,travel advisor,travel consultant"
    ",tour guide,museum guide,city guide,flight attendant",
    "food": "chef,cook,baker,sommelier,bartender,waiter,barista",
    "code": "programmer,developer,software engineer,software architect,devops engineer"
    ",data engineer,system administrator,systems administrator,database administrator",
    "events": "wedding planner,event planner,party planner",
    "shop": "shop assistant,salesperson,cashier,shopkeeper",
    "desk": "receptionist,concierge,hotel clerk",
    "build": "civil engineer,mechanical engineer,electrical engineer,structural engineer",
    "teaching": "teacher,tutor,professor,lecturer",
    "writing": "novelist,poet,journalist,copywriter,screenwriter,songwriter,reporter,author"
    ",storyteller,playwright",
    "sport": "chess coach,tennis coach,football coach,golf coach,swimming coach,referee",
    "language": "translator,interpreter",
    "plants": "farmer,gardener,botanist,florist,forester",
    "craft": "plumber,electrician,carpenter,mechanic,tailor,blacksmith,jeweler",
    "houses": "realtor,real estate agent,estate agent",
    "hiring": "recruiter,headhunter,hiring manager",
    "science": "chemist,physicist,biologist,astronomer,geologist,astrophysicist",
    "past": "historian,archaeologist,archeologist,genealogist",
    "stage": "comedian,magician,actor,dancer,pirate,wizard,rapper",
    "order": "detective,policeman,soldier,firefighter,pilot",
    "stars": "astrologer,fortune teller,tarot reader",
    "library": "librarian,archivist",
    "life": "life coach,career coach,mindfulness coach,dating coach,motivational coach",
    "fitness": "yoga teacher,yoga instructor,fitness trainer,fitness instructor,dance teacher",
    "faith": "priest,monk,rabbi,imam,pastor,theologian",
    "thought": "philosopher,stoic",
    "sea": "sea captain,ship captain,captain,sailor,harbour master,harbor master,fisherman",
    "road": "taxi driver,bus driver,truck driver,train driver,courier,postman",
    "state": "diplomat,politician,mayor,president,prime minister",
    "authority": "tax inspector,customs officer,building inspector,food inspector,health inspector"
    ",border guard,parking warden",
    "court": "court clerk,prosecutor,bailiff",
    "music": "musician,pianist,composer,conductor,music teacher,dj,violinist",
    "images": "painter,sculptor,photographer,filmmaker,film director,cinematographer",
    "rooms": "interior designer,interior decorator",
    "clothes": "fashion designer,stylist,seamstress",
    "games": "game master,dungeon master",
    "museum": "curator,museum curator",
    "critics": "food critic,restaurant critic,film critic,art critic,music critic",
    "cities": "urban planner,surveyor",
    "weather": "meteorologist,weather presenter",
    "peoples": "anthropologist,sociologist",
    "trade": "stock trader,venture capitalist,insurance broker,insurance agent,debt collector"
    ",sales representative,sales agent,salesman,saleswoman,car dealer",
    "royal": "king,queen,knight,butler",
    "fable": "dragon,elf,vampire,fairy,ghost,witch,santa claus",
    "beauty": "hairdresser,barber,beautician",
    "animals": "dog trainer,zookeeper,beekeeper,shepherd",
    "goods": "butcher,brewer,winemaker,baker's apprentice",
    "lookout": "spy,secret agent,private investigator,bodyguard",
    "space": "astronaut",
    "care": "midwife,nanny,babysitter,caregiver",
    "locks": "locksmith,mason,roofer,bricklayer",
}
"""Fields of trades that nobody has two of in one breath. A trade that goes with any other
(assistant, agent, expert, analyst, consultant, editor, writer, researcher, engineer …) has none."""
_FIELD_OF = {trade: field for field, trades in _FIELDS.items() for trade in trades.split(",")}


class Identity(NamedTuple):
    """A name, and the field and the word of a trade; each "" where none is given."""

    name: str
    field: str
    trade: str


def identity(text: str) -> tuple[Identity, Span] | None:
    """Return who a sentence says the model is, and where; None where it says nothing of it."""
    match = _IS.match(text)
    if match is None or match["more"]:
        return None
    rest = match["rest"]
    name = _NAME.match(rest) or _NAMED.match(rest)
    trade = _trade(rest)
    if name is None and not trade:
        return None
    start = len(text) - len(text.lstrip(" -*\t"))
    found = Identity(name["name"] if name else "", _FIELD_OF.get(trade, ""), trade)
    return found, Span(start, match.end())


def _trade(rest: str) -> str:
    """Return the trade at the head of "a very experienced travel agent who …", if it is known."""
    head = re.sub(r"^(?:[A-Z]\w+(?: [A-Z]\w+)*, )?(?:an?|the|our|my) ", "", rest)
    if head == rest:
        return ""
    end = _HEAD_END.search(head)
    words = (head[: end.start()] if end else head).lower().split()
    known = [" ".join(words[-count:]) for count in (3, 2, 1)]
    return next((trade for trade in known if trade in _FIELD_OF), "")


def are_two(one: Identity, other: Identity) -> bool:
    """Say whether nobody is both."""
    if one.name and other.name:
        words = {*one.name.lower().split()} & {*other.name.lower().split()}
        return not words and _is_person(one) and _is_person(other)
    return bool(one.field and other.field and one.field != other.field)


def _is_person(one: Identity) -> bool:
    return one.name.lower().split()[0] not in _NO_NAMES


_NO_NAMES = frozenset(
    "an the a in on at not only also given going provided asked now chatgpt gpt claude gemini "
    "llama assistant ai"
    " an expert agent user system senior helpful human free able allowed required".split()
)
