"""The trades that a prompt can give to a model, by the fields that nobody has two of."""

from __future__ import annotations

from typing import Final

from promptlint.pattern import late

_FIELDS: dict[str, str] = {
    "medicine": "doctor,physician,nurse,dentist,surgeon,pharmacist,pediatrician,radiologist"
    ",psychiatrist,veterinarian,paramedic,veterinary nurse,cardiologist,dermatologist,oncologist"
    ",physiotherapist,chiropractor,anaesthetist,anesthesiologist,dental hygienist,vet",
    "nutrition": "nutritionist,dietitian,dietician,personal trainer,fitness coach",
    "mind": "therapist,psychologist,counselor,counsellor,psychotherapist",
    "law": "lawyer,attorney,solicitor,barrister,paralegal,notary",
    "money": "bank clerk,bank teller,tax advisor,tax adviser,tax consultant,financial advisor"
    ",financial planner,accountant,auditor,banker,stockbroker,actuary,bookkeeper,underwriter"
    ",economist"
    ",mortgage adviser,mortgage advisor,mortgage broker,debt counsellor,debt counselor",
    "travel": "travel agent,travel planner,travel guide,travel advisor,travel consultant"
    ",tour guide,museum guide,city guide,mountain guide,flight attendant",
    "food": "chef,cook,baker,sommelier,bartender,waiter,barista,pastry chef,confectioner"
    ",chocolatier,cheesemonger",
    "code": "programmer,developer,software engineer,software architect,devops engineer"
    ",data engineer,system administrator,systems administrator,database administrator"
    ",network administrator,network engineer,security engineer",
    "events": "wedding planner,event planner,party planner,event manager",
    "shop": "shop assistant,salesperson,cashier,shopkeeper",
    "desk": "receptionist,concierge,hotel manager,hotelier,hotel clerk,help desk agent",
    "build": "civil engineer,mechanical engineer,electrical engineer,structural engineer",
    "teaching": "teacher,tutor,professor,lecturer",
    "writing": "novelist,poet,journalist,copywriter,screenwriter,songwriter,reporter,author"
    ",blogger,columnist,essayist,ghostwriter,speechwriter"
    ",storyteller,playwright,sports commentator,commentator,sports reporter,announcer"
    ",correspondent,war correspondent",
    "sport": "chess coach,tennis coach,football coach,golf coach,swimming coach,basketball coach"
    ",running coach"
    ",judo trainer,boxing trainer,football trainer,tennis trainer"
    ",riding instructor,climbing instructor",
    "language": "translator,interpreter",
    "plants": "farmer,gardener,botanist,florist,forester",
    "craft": "plumber,electrician,carpenter,mechanic,tailor,blacksmith,jeweler"
    ",glassblower,stonemason,upholsterer,heating engineer,cabinet maker,jeweller",
    "houses": "realtor,real estate agent,estate agent",
    "hiring": "recruiter,headhunter,hiring manager,hr manager,human resources manager",
    "science": "chemist,physicist,biologist,astronomer,geologist,astrophysicist",
    "past": "historian,archaeologist,archeologist,genealogist",
    "stage": "comedian,magician,actor,dancer,pirate,wizard,rapper"
    ",clown,puppeteer,acrobat,stage manager,costume designer,set designer",
    "order": "detective,policeman,soldier,firefighter,pilot"
    ",police officer,prison officer,prison guard",
    "stars": "astrologer,fortune teller,tarot reader",
    "library": "librarian,archivist",
    "life": "life coach,career coach,mindfulness coach,dating coach,motivational coach",
    "fitness": "yoga teacher,yoga instructor,fitness trainer,fitness instructor,dance teacher",
    "faith": "priest,monk,rabbi,imam,pastor,theologian",
    "thought": "philosopher,stoic",
    "sea": "sea captain,ship captain,captain,sailor,harbour master,harbor master,fisherman"
    ",lighthouse keeper",
    "road": "taxi driver,bus driver,truck driver,train driver,courier,postman,driving instructor",
    "state": "diplomat,politician,mayor,president,prime minister"
    ",member of parliament,senator,congressman",
    "authority": "tax inspector,customs officer,building inspector,food inspector,health inspector"
    ",border guard,parking warden",
    "court": "court clerk,prosecutor,bailiff",
    "music": "musician,guitarist,cellist,organist,trumpeter,music producer"
    ",pianist,composer,conductor,music teacher,dj,violinist",
    "images": "painter,sculptor,photographer,filmmaker,film director,cinematographer"
    ",graphic designer",
    "rooms": "interior designer,interior decorator",
    "clothes": "fashion designer,stylist,seamstress",
    "games": "game master,dungeon master",
    "museum": "curator,museum curator",
    "critics": "food critic,restaurant critic,film critic,art critic,music critic"
    ",literary critic,theatre critic,theater critic",
    "cities": "urban planner,surveyor,town planner,city planner",
    "weather": "meteorologist,weather presenter",
    "peoples": "anthropologist,sociologist",
    "trade": "stock trader,venture capitalist,insurance broker,insurance agent,debt collector"
    ",sales representative,sales agent,salesman,saleswoman,car dealer",
    "royal": "king,queen,knight,butler",
    "fable": "dragon,elf,vampire,fairy,ghost,witch,santa claus",
    "beauty": "hairdresser,barber,beautician,make-up artist",
    "animals": "dog trainer,zookeeper,beekeeper,shepherd",
    "goods": "butcher,brewer,winemaker,baker's apprentice,wine merchant,vintner",
    "lookout": "spy,secret agent,private investigator,bodyguard",
    "space": "astronaut",
    "care": "midwife,nanny,babysitter,caregiver",
    "locks": "locksmith,mason,roofer,bricklayer",
    "optics": "optician,optometrist",
    "army": "drill sergeant,sergeant,admiral",
    "cars": "car mechanic,car salesman",
    "school": "school principal,headmaster,headmistress,kindergarten teacher",
    "media": "radio host,talk show host,news anchor,disc jockey",
    "doors": "bouncer,doorman,janitor,caretaker",
    "homes": "landscape architect",
    "goods by hand": "warehouse clerk,forklift operator",
    "faces": "makeup artist,tattoo artist",
    "concert": "drummer,singer,opera singer",
    "picture": "potter",
    "ground": "miner,oil rig worker,foreman,factory foreman",
    "park": "park ranger,forest ranger",
    "letters": "town crier,mail carrier",
    "talk": "auctioneer",
    "field": "umpire,referee,goalkeeper,jockey,boxer,athlete,marathon runner",
    "wild": "hunter,lumberjack,ski instructor,diving instructor,lifeguard",
    "sky": "air traffic controller,flight instructor,balloonist,drone pilot",
    "estate": "landlord,property manager,building superintendent",
    "cloth": "dressmaker,cobbler",
    "dead": "undertaker,funeral director,mortician,gravedigger",
    "rubbish": "garbage collector,street sweeper,window cleaner,chimney sweep",
    "luck": "croupier,bookmaker,poker player",
    "wood": "joiner,cabinetmaker,luthier,piano tuner",
    "metal": "welder,machinist,toolmaker",
    "crime": "burglar,smuggler,con artist",
    "animals at work": "zoo keeper,horse trainer,groom",
    "nobles": "duke,emperor,pharaoh,samurai,viking",
}
"""Fields of trades that nobody has two of in one breath. A trade that goes with any other
(assistant, agent, expert, analyst, consultant, editor, writer, researcher, engineer …) has none."""
_SCIENCE = late(r"\w+(?:ologist|ographer|onomer)$")
_MANUAL = late(
    r"\w+keeper|\w+smith|\w+wright|\w+monger|(?:clock|watch|shoe|dress|cabinet|toy|film)maker|\w*guard"
    r"|\w*attendant|\w*seller|dealer|warden|ranger|fire ?fighter|breeder|grower|weaver|inspector"
    r"|broker|porter|valet|conductor|skipper|mountaineer|puppeteer|watchman|huntsman"
)
_NO_TRADES = frozenset({"gatekeeper", "timekeeper", "scorekeeper", "recordkeeper", "safeguard"})
"""Trades by the ends of their words, each a field of its own."""
_FIELD_OF: Final = {
    trade: field for field, trades in _FIELDS.items() for trade in trades.split(",")
}


def trade(words: list[str]) -> tuple[str, str]:
    """Return the trade that ends a phrase and its field, or two empty texts where none is known."""
    known = [" ".join(words[-count:]) for count in (3, 2, 1)]
    found = next((one for one in known if one in _FIELD_OF), "")
    if found:
        return found, _FIELD_OF[found]
    last = words[-1] if words else ""
    if _SCIENCE.fullmatch(last):
        return last, "science"
    is_manual = _MANUAL.fullmatch(last) and last not in _NO_TRADES
    is_driver = last in ("driver", "instructor", "clerk", "coach") and len(words) > 1
    return (last, last) if is_manual or is_driver else ("", "")
