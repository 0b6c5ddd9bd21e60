"""Words of the language that stand for others which sound or look like them."""

from __future__ import annotations

from typing import Final

from promptlint_rules.wording.frame import Frame

_COMPARED: Final = (
    "more|less|better|worse|fewer|greater|larger|longer|shorter|smaller|higher|lower|faster|slower"
    "|bigger|older|newer|easier|harder|stronger|weaker|earlier|later|cheaper|closer|deeper|heavier"
    "|lighter|wider|narrower|darker|brighter|hotter|colder|warmer|younger|simpler|clearer|safer"
    "|taller|thicker|thinner|quicker|stricter|softer|louder|smarter|farther|further|nearer"
)
_BEGIN: Final = r"(?:(?<=\. )|(?<=\n)|^|(?<=[-*:] ))"
_END: Final = r"(?=[ \t]*(?:[.,;:!?)]|$))"
_TEXT: Final = (
    "list|text|context|documents?|table|input|options?|passage|article|following|given|above|user"
    "|data|conversation|sources?|excerpt|image|file|question|set|schema|website|page|transcript"
    "|e-?mail|message|report|letter|story|notes?|book|menu|catalogue|catalog"
)
_DO: Final = "be|use|include|exceed|add|write|give|contain|change|invent|answer|mention|return|make"
_HAD: Final = (
    "order|names?|own|answers?|questions|account|request|needs|respective|preferences|meaning"
    "|values|roles?|responses?|goals?|emails?|experience|jobs?|background|opinions?|family"
    "|knowledge|team|home|child|children|business|skills|budget|interests?|feelings|health|age"
)
_OWN: Final = (
    "own|answers?|responses?|reply|replies|output|knowledge|ability|reasoning|task|job|final|analysis"
    "|thoughts|instructions|best|abilities|explanation|summary"
)

CONFUSED: Final = (
    Frame("then", rf"(?<!if )(?:{_COMPARED}) (?P<at>then)(?= (?:\d+|one|two|three|four|five|ten|a|an|any|(?:the|its|their) (?:limit|threshold|other|average|maximum|minimum|original|previous|first|last|second|given|expected|normal|usual|rest|others)|his|her|your|what|that of|zero)\b)", "than", "then for than"),
    Frame("then", rf"no (?:{_COMPARED}|sooner|other) (?P<at>then)(?= \w)", "than", "then for than"),
    Frame("than", rf"(?:{_BEGIN}|(?<=and ))(?P<at>than),? (?:explain|write|answer|give|return|list|ask|provide|continue|say|use|output|summari[sz]e|describe|the|you)(?= \w)", "then", "than for then"),
    Frame("dose", r"(?<!a )(?<!the )(?<!maximum )(?<!daily )(?<!per )(?<!recommended )(?P<at>dose) not(?= \w+(?<!ing)\b)", "does", "dose for does"),
    Frame("dose", r"(?:what|how|why|where|who|when|it|he|she|that) (?P<at>dose) (?:the|a|an|it|this|that|not|have|he|she)(?= \w)", "does", "dose for does"),
    Frame("where", r"(?:you|they|we) (?P<at>where) (?:told|asked|given|born|not|trained|provided|going|able)", "were", "where for were"),
    Frame("were", rf"(?:(?:this|that|here|which) is|{_BEGIN}(?:say|tell|state|show|explain|find out)(?: me| us| them)?) (?P<at>were) (?:the|it|you|to|they|an?)", "where", "were for where"),
    Frame("you ", rf"(?:in|to|of|with|on|by|keep|use|format|write|state|start|end|explain|limit|base|begin) (?P<at>you) (?:{_OWN})(?! (?:to|the|with|an?|in|that|as|only|should|must|can|will|it|this|all|my)\b)", "your", "you for your"),
    Frame("form ", rf"(?:choose|select|pick|extract|extracted|extracting|taken?|copied|copy|derived|quotes?|quoted|comes?|coming|one|only|information|names?|facts?|words?|values?|details)(?: (?:the|an?|all|one|only|its|any)(?: \w+){{1,2}}| \w+s)? (?P<at>form) (?:the|this|these|those|your) (?:{_TEXT})", "from", "form for from"),
    Frame("affect", r"(?:the|an|no|any|side|positive|negative|little|main) (?P<at>affect)s? (?:of|on)(?= (?:the|a|an|this|each|that|your|its|their)\b)", "effect", "affect for effect"),
    Frame("effect", r"(?:does|do|did|may|might|can|could|would|should)(?: (?:not|this|it|that|they|these))? (?P<at>effect) (?:the|your|our|their|its|how|other|each)(?! change)", "affect", "effect for affect"),
    Frame("advise", rf"(?:give|gives|giving|provide|provides|offer|offers|seek|some|good|legal|medical|financial|helpful|practical|professional|career) (?:\w+ )?(?P<at>advise)(?:{_END}|(?= (?:to|on|about|for|and|or|in|that|based)\b))", "advice", "advise for advice"),
    Frame("advice", r"(?:please|to|should|must|will|can|would) (?P<at>advice) (?:the|them|him|her|me|us|users?|customers?|patients?|clients?|against)", "advise", "advice for advise"),
    Frame("principals", r"(?:these|following|core|guiding|design|general|basic|ethical|moral|first|scientific) (?P<at>principals)", "principles", "principals for principles"),
    Frame("principle", r"(?P<at>principle) (?:amount|reason|goal|component|components|investigator|engineer|balance|residence|cause)", "principal", "principle for principal"),
    Frame("peace", r"(?:a|each|every|this|one|single) (?P<at>peace) of (?!mind|the\b|my\b|your\b|god\b|heart)\w+", "piece", "peace for piece"),
    Frame("weather", r"(?:say|tell|decide|determine|know|judge|see|ask|state|evaluate|indicate|assess|identify|verify|consider|of|detect|classify)(?: me| us)? (?P<at>weather) (?:the|it|this|an?|you|there|they|that|these|each|he|she)(?= \w)(?! (?:forecast|report|data|conditions))", "whether", "weather for whether"),
    Frame("wether", r"wether", "whether", "wether for whether"),
    Frame("there", rf"(?:if|when|for|of|with|in|on|to|from|about|and|offer|give|show|tell|ask|help|send|use|keep|explain|state|match|include|respect|know|extract) (?P<at>there) (?:{_HAD})", "their", "there for their"),
    Frame("their", rf"(?:over|up|down|out) (?P<at>their){_END}", "there", "their for there"),
    Frame("not to", r"(?P<at>(must|should|can|may|cannot) not to)(?= \w)", r"\g<2> not", "to after a modal"),
    Frame("wrote", r"(?:is|are|was|were|be|been|has|have|had) (?P<at>wrote)(?! (?:and|or)\b)", "", "a past form for a participle"),
    Frame("made", r"(?:do not|don't|does not|doesn't) (?P<at>made)(?! up\W)", "", "past form after do"),
    Frame("this are", rf"{_BEGIN}(?P<at>this) are (?:the|some|your|all|examples?)", "these", "this with a plural"),
    Frame("se is", rf"{_BEGIN}(?P<at>these|those) (?:is|was|has) (?:the|an?|your)", "", "these with a singular"),
    Frame("please to", rf"{_BEGIN}(?P<at>please to) (?!the\b|an?\b|your\b)\w+", "please", "to after please"),
    Frame("thing", r"(?:let's|please|carefully|you|to) (?P<at>thing) (?:about|step|carefully|through|before|hard)", "think", "thing for think"),
    Frame("step", r"step (?P<at>my|be|bye|buy|but) step", "by"),
    Frame("breathe", r"(?:deep|a) (?P<at>breathe)", "breath", "breathe for breath"),
    Frame("breath", rf"(?:to|please|cannot|can't) (?P<at>breath)(?:{_END}|(?= (?:in|out|deeply|slowly|and)\b))", "breathe", "breath for breathe"),
    Frame(" to sentences", r"(?:in|give|provide|write|exactly) (?P<at>to) sentences", "two", "to for two"),
    Frame("too ", r"(?:go|going|hello|belongs?|refers?|responds?|replies|reply|respond|answer|due|according|next|wants?|needs?|back|used|able|try|how) (?P<at>too) (?!much|many|far|fast|long|often|late|early|soon|deep|little|slow)\w+", "to", "too for to"),
    Frame("quite", rf"(?:be|stay|keep|remain) (?P<at>quite){_END}", "quiet", "quite for quiet"),
    Frame("quiet ", r"(?P<at>quiet) (?:an?|often|likely|similar|different|sure|well)(?= \w)(?! (?:place|room|street|day|time|life|and))", "quite", "quiet for quite"),
    Frame("formate", r"(?:json|a|the|this|following|same|that|output|csv|xml|date|correct|specific|right|markdown|given) (?P<at>formate)", "format"),
    Frame("who's", r"(?P<at>who's) (?:text|answer|turn|idea|fault|opinion|house|work|account|data|book|message)", "whose", "who's for whose"),
    Frame("respond", rf"(?:your|my|each|every|final|this) (?P<at>respond)(?:{_END}|(?= (?:should|must|is|has|needs|in|with|as|and)\b))", "response", "respond for response"),
    Frame("have ", rf"{_BEGIN}(?P<at>(?:he|she|it) have)(?= (?:an?|the|to|no|two|three|been)\b)", "", "the verb does not go with its subject"),
    Frame("chose", r"(?:can|could|will|must|should|may|to|might|please|only) (?P<at>chose) (?:one|the|an?|from|between|only|which|your|to|among)", "choose", "chose for choose"),
    Frame("an ", r"(?<=[\w,] )(?P<at>an) (?:do not|don't|then|return|explain|provide|keep|write an?|give (?:an?|the))(?= \w)", "and", "an for and"),
    Frame(" he ", rf"(?:of|in|from|with|on|about) (?P<at>he) (?:{_TEXT}|customer|client|patient|student|answer|person|company|author)", "the", "he for the"),
    Frame("massage", r"(?:previous|user|user's|last|commit|error|text|system|chat|welcome|customer's) (?P<at>massages?)", "", "massage for message"),
    Frame("costumer", r"costumers?(?:'s)?(?! designs?)", "", "costumer for customer"),
    Frame("pubic", r"(?P<at>pubic) (?:data|domain|information|transport|sector|health|opinion|figures?|services?|relations|holidays?|key|api)", "public", "pubic for public"),
    Frame("passed", r"(?P<at>passed) (?:tense|perfect|participle)", "past", "passed for past"),
    Frame("tens", rf"(?:past|present|future|the) (?P<at>tens)(?:{_END}|(?= (?:only|and|in|for)\b))(?<!the tens)", "tense", "tens for tense"),
    Frame("brake", r"(?P<at>brake) (?:the|any|these|your|a) (?:rules?|laws?|character|record|news|ice|habit|promise)", "break", "brake for break"),
    Frame("web sight", r"web (?P<at>sights?)", "site", "sight for site"),
    Frame("fist", r"(?:the|in|your) (?P<at>fist) (?:person|paragraph|sentence|line|name|letter|word|step|time|question|two|three|place|half|column|page|item)", "first", "fist for first"),
    Frame("ough", r"(?:go|goes|going|walk|walking|look|run|read|pass|work|step|think|talk|reading|thinking|working|browse|search|iterate|loop|guide)(?: (?:me|it|them|the user|you))? (?P<at>though|trough|tough|threw) (?:the|each|this|all|it|your|every|them|these|an?)(?= \w)", "through"),
    Frame("through", r"(?:a|an|be|more|very) (?P<at>through)(?= (?:and \w+ )?(?:analysis|explanation|review|answer|check|investigation|description|examination|search|understanding|and (?:precise|accurate|careful|detailed|complete)))", "thorough", "through for thorough"),
    Frame("accept", r"(?:everything|anything|nothing|everyone|none|nobody) (?P<at>accept)(?= (?:the|for|that|those|in|when|if|what)\b)", "except", "accept for except"),
    Frame("precede", r"(?:please|to|then|not) (?P<at>precede) (?:to|with)(?= \w)", "proceed", "precede for proceed"),
    Frame("insure", r"(?P<at>insure) (?:that|(?:the|your) (?:output|answer|response|json|format|text|code))(?= \w)", "ensure", "insure for ensure"),
    Frame("alot", r"alot", "a lot", "a space is missing"),
    Frame("maybe", r"(?:it|there|that|this|they|answer|text) (?P<at>maybe) (?:an?|the|more|used|found|given)(?= \w)", "may be", "maybe for may be"),
    Frame("all ready", r"(?:have|has|is|are|had|was|were) (?P<at>all ready) (?:\w+ed|given|been|known|written|done)", "already", "all ready for already"),
    Frame("'s", r"(?P<at>your's|their's|her's|our's)", "", "an apostrophe too many"),
    Frame(" sel", r"(?:it self|your self|them selves|my self|him self)", "", "one word"),
    Frame(" off", r"(?:instead|because|aware|kind|sort|outside|regardless) (?P<at>off)(?= (?:the|an?|your|this|that|what|any|these|how)\b)", "of", "off for of"),
    Frame("as well us", r"as well (?P<at>us)(?= \w)", "as", "us for as"),
    Frame("your ", r"(?:if|when|because|unless|once|while) (?P<at>your) (?:not|going to|unsure|sure|allowed|able|asked to|unable|being)(?= \w)", "you're", "your for you're"),
    Frame("on of", r"(?P<at>on) of (?:the|these|those|them) (?:following|options?|values?|words|labels?|categories|choices|given|above|below|classes|two|three|four|five)", "one", "on for one"),
    Frame(" now ", r"(?:don't|do not|not) (?P<at>now) (?:the answer|how|what|that|whether|who|which)", "know", "now for know"),
    Frame("hear ", r"(?:(?P<at>hear) (?:is|are) (?:the|an?|some|your)(?= \w))", "here", "hear for here"),
    Frame("right ", r"(?:please|must|should|then) (?P<at>right) (?:an?|your|down|only|code)(?= \w)(?<!then right down)", "write", "right for write"),
    Frame("site ", r"(?:always|must|please|to|and) (?P<at>site) (?:your|the|all|any) (?:sources?|references?)", "cite"),
    Frame("roll", r"(?:your (?P<at>roll) (?:is|as|in|will)|(?P<play>roll)[ -]play)", "role", "roll for role"),
    Frame("hole ", r"(?:the|a|your) (?P<at>hole) (?:text|document|answer|conversation|article|story|list|sentence|time|book|thing|sentence)", "whole", "hole for whole"),
    Frame("week ", r"(?P<at>week) (?:points?|arguments?|spots?|evidence|claims?|passwords?)(?! (?:from|for|due)\b)", "weak", "week for weak"),
    Frame("plane", r"(?P<at>plane) (?:text|english|language|prose|words)", "plain", "plane for plain"),
    Frame("loosing", r"(?P<at>loosing) (?:the|any|information|track|sight|context|data|your)", "losing", "loosing for losing"),
    Frame("causal", r"(?P<at>causal) (?:tone|style|conversations?|chat)", "casual", "causal for casual"),
    Frame("manger", r"(?:the|a|your|project|product|general|hr|sales|shift|account|hiring) (?P<at>manger)", "manager", "manger for manager"),
    Frame("untied", r"(?P<at>untied) (?:states|kingdom|nations)", "united", "untied for united"),
    Frame("singe", r"(?:a|one|each|every) (?P<at>singe) \w+", "single", "singe for single"),
    Frame("tot he", r"tot he", "to the"),
    Frame(" fro ", r"(?<!and )(?P<at>fro) (?:the|each|this|your|every)(?= \w)", "", "fro for from"),
    Frame(" note ", rf"(?:do|does|should|must|will) (?P<at>note) (?:{_DO})(?= \w)", "not", "note for not"),
    Frame("please not that", r"please (?P<at>not) that(?= \w)", "note", "not for note"),
    Frame(" the ", r"(?:if|when|that|because|whether|until) (?P<at>the) (?:are|have|were|should)(?= \w)", "they", "the for they"),
    Frame(" use to", r"(?:is|are|was|were|being) (?P<at>use) to(?= \w)", "used", "use for used"),
    Frame("bias", rf"(?:are|be|is|being) (?P<at>bias)(?:{_END}|(?= (?:towards?|against)\b))", "biased", "bias for biased"),
    Frame("it's", r"(?:keep|keeps|change|check|preserve|consider|explain|has|have|by|without|include|lose|know) (?P<at>it's) (?:own|content|contents|value|values|name|meaning|purpose|structure|relevance|relationship|title|description|key|order|tone|style|place|length|source)", "its", "it's for its"),
)  # fmt: skip
