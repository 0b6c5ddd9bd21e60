"""Words taken for others, and wrong turns of phrase."""

from __future__ import annotations

from typing import Final

from promptlint_rules.wording.frame import Frame

_OWN: Final = (
    "goal|task|job|role|main|mission|objective|response|answer|output|name|purpose|input|reply"
    "|responses|answers|primary|sole|final|only (?:goal|task|job|role)|own|knowledge|instructions"
)
_DETERMINERS: Final = "the|a|an|this|that|these|those|your|my|their|our|its|his|her"
_ASKED: Final = (
    "questions?|quer(?:y|ies)|input|message|messages|request|requests|intent|prompt|preferences"
    "|name|language|goal|goals|email|data|profile|location|task|account|cart|shopping cart|history"
    "|feedback|context|stats|id|problem|interests|age|question's|instructions|perspective|behalf"
)
_PEOPLE: Final = (
    "user|person|customer|driver|student|author|client|company|human|patient|candidate|player"
    "|reader|speaker|assistant|agent|model|employee|someone|everyone|developer|individual"
)
_LIKE_THIS: Final = (
    r"(?:(?!(?:an?|the|your|my|our|no|not|one|as|also|his|her|their|its|any|some|this|that|both|each"
    r"|only|just|to|in|with|another|like|it|is|are|all|more|what|how|who)\b)[a-z]+ ){0,3}"
)
_ROLES: Final = (
    "expert|assistant|nerd|developer|engineer|bot|chatbot|agent|analyst|writer|teacher|specialist"
    "|tutor|programmer|scientist|consultant|translator|researcher|reviewer|evaluator|critic|editor"
    "|journalist|lawyer|doctor|designer|historian|mathematician|linguist|ai assistant|manager"
)

PHRASING: Final = (
    # than, then
    Frame("then", r"(?:other|rather) (?P<at>then)", "than", "then for than"),
    Frame(
        "then",
        r"(?<!if )(?:(?:more|less|better|worse|fewer|greater|larger|longer|shorter|smaller|higher"
        r"|lower|faster|slower|bigger|older|newer|easier|harder) (?P<at>then))"
        r"(?= (?:\d+|one|two|three|five|ten|a|an|any|the other|his|her|your|what|that of)\b)",
        "than",
        "then for than",
    ),
    # you're, your
    Frame("you're", rf"(?P<at>you're) (?:{_OWN})(?! (?:to|an?|the|with|in|on|models?)\b)", "your", "you're for your"),
    Frame("your are", r"your are", "you are"),
    Frame("you are are", r"you are are", "you are", "doubled"),
    Frame(
        "it's",
        r"(?:in|of|for|with|from|by|to|on|and|about|all|using) (?P<at>it's)(?= (?:own|content|contents|value|values|name"
        r"|meaning|purpose|structure|relevance|corresponding|relationship|title|description|key)\b)",
        "its",
        "it's for its",
    ),
    Frame("it's own", r"(?P<at>it's) own", "its", "it's for its"),
    Frame("who's", r"(?P<at>who's) (?:name|role|job|task|goal|purpose)", "whose"),
    Frame("there own", r"(?P<at>there) own", "their", "there for their"),
    Frame("their is", r"(?:if|that|when|where|because|and|but) (?P<at>their) (?:is|are) (?:no|not|any|a|an|some|more)", "there"),
    Frame("let's", r"(?P<at>let's) (?:you|users|them|the user|us|people)", "lets"),
    Frame("let's to", r"let's to", "let's"),
    Frame("whats", r"(?P<at>whats) (?!app\b)\w+", "what's", "an apostrophe is missing"),
    Frame(
        "nt",
        r"(?P<at>(do|does|did|is|are|was|were|should|would|could|have|has|ca|wo)nt)(?= \w)(?<!\bwont)(?<!\bcant)(?<!\bwant)",
        r"\g<2>n't",
        "an apostrophe is missing",
    ),
    Frame("cant", r"(?:you|it|i|we|they|he|she) (?P<at>cant)", "can't", "an apostrophe is missing"),
    Frame("wont", r"(?:you|it|i|we|they|he|she) (?P<at>wont)", "won't", "an apostrophe is missing"),
    # to, too
    Frame("to", r"(?:is|are|be|not|becomes?|gets?|seems?) (?P<at>to) (?:long|short|much|many|large|small|broad|vague|complex|generic|general|big)(?! (?:term|lived|answer))", "too", "to for too"),
    # possessives
    Frame("users", rf"(?:the|a|each|every|this|current|to|of|from|answers?|answering|for|about) (?P<at>users) (?:{_ASKED})(?! (?:the|to|whether|it|them|is they)\b)", "", "an apostrophe is missing"),
    Frame("s", rf"(?:the|a|each|every|this) (?P<at>(?:persons|drivers|customers|authors|companys|someones|patients|humans|assistants|clients|candidates|speakers)) (?:{_ASKED}|experience|resume|style|tone)(?! (?:the|to|whether|it|them)\b)", "", "an apostrophe is missing"),
    # other words
    Frame("scrapping", r"(?:web|data|website|site) (?P<at>scrapping)", "scraping", "scrapping for scraping"),
    Frame(" me ", r"(?:should|must) (?P<at>me)(?= \w+)", "be", "me for be"),
    Frame(" it me ", r"(?:get|give|send|show|find) (?P<at>it me) (?:an?|the)", "me", "it too many"),
    Frame(" as possible", r"(?:(?<=\. )|(?<=\n)|^|(?<=to )|(?<=must )|(?<=should )|(?<=please ))(?:answer|respond|reply|solve|complete|finish)(?: (?!with|your|is|are|be|as\b)\w+){0,6} (?P<at>as (efficient|accurate|quick|precise|truthful|honest)) as possible", r"as \g<2>ly", "an adjective for an adverb"),
    Frame("refer", r"refer(?:ring)? (?P<at>(?:the|this|these) (?:relevant |following |given |provided |above )?(?:sources?|documents?|context|text|table|documentation|examples?|schema))(?! to\b)", r"", "to is missing after refer"),
    Frame("low ", r"(?:for|of|from|to|with|on|using|answer|summarize|given|consider|follow) (?P<at>below) (?:text|question|questions|context|information|document|documents|format|steps|article|instructions|data|json|code|examples?|conversation|content|query|prompt|input|paragraph|passage)", "", "an article is missing"),
    Frame("have ", r"(?:not|you|we|they|will) (?P<at>have) (?:use|provide|create|generate|write|ensure|identify|choose|answer|follow)(?! (?:of|for|cases?)\b)(?= (?:the|a|an|only|all|your|this|it)\b)", "have to", "to is missing after have"),
    Frame("bellow", r"bellow", "below", "bellow for below"),
    Frame("forth", r"(?:the|a) (?P<at>forth) \w{3,}", "fourth", "forth for fourth"),
    Frame("should of", r"(?:should|would|could|must|might) (?P<at>of)(?! (?:course|the))", "have", "of for have"),
    Frame("weather or", r"(?P<at>weather) or not", "whether", "weather for whether"),
    Frame("asses", r"(?:to|and|please|then|or) (?P<at>asses) (?:the|if|whether|how|each|this|your)", "assess", "asses for assess"),
    Frame("loose", r"(?:to|not|will|you|might|may) (?P<at>loose) (?:the|any|weight|information|track|sight|context|your|data|money)", "lose", "loose for lose"),
    Frame("the behalf", r"on the behalf of", "on behalf of"),
    Frame("capable to", r"capable to \w+", "", "wrong after capable"),
    Frame("responsible of", r"responsible (?P<at>of)", "for", "wrong after responsible"),
    Frame("according ", r"according (?P<at>(?:the|with|of))", "", "to is missing after according"),
    Frame("comply the", r"comply (?:the|this|these|your)", "", "with is missing after comply"),
    Frame("base on", r"(?<!military )(?<!touch )(?<!the )(?<!data )(?<!knowledge )(?P<at>base on)(?= (?:the|your|this|that|these|those|what|its|their|user|given|above|following|context|a|an)\b)", "based on", "base for based"),
    Frame("follow", r"as (?:follow|following)(?=[ \t]*:)", "as follows"),
    Frame("the follow ", r"the (?P<at>follow) (?!up\b|through\b|on\b|and\b|or\b|button)\w+", "following", "follow for following"),
    Frame("suppose to", r"(?:is|are|was|were|be|you're|it's) (?P<at>suppose) to", "supposed"),
    Frame("interested", r"interested (?P<at>(?:on|about|to)) (?:the|learning|a|knowing)", "in"),
    Frame("consist", r"(?:consists?|consisting|comprised|composed) (?P<at>(?:on|in|by)) (?:the|a|an|two|three|several|multiple)", "of"),
    Frame("more ", r"(?P<at>more (easier|better|faster|larger|smaller|simpler|clearer|higher|lower))(?! \w+ing\b)(?! (?:quality|order|level|educa))", r"\g<2>", "a doubled comparative"),
    Frame("most ", r"(?:the|your) (?P<at>most (easiest|best|latest|simplest|fastest|largest|biggest))", r"\g<2>", "a doubled superlative"),
    Frame("one of the", r"(?P<at>one of the (?:option|word|label|categor(?:y)|value|question|item|answer|choice|document))(?=[ \t]*(?:[.,;:)]|$| (?:from|below|above|and|or|that)\b))"),
    Frame("based", r"based (?P<at>of|in the (?=(?:context|input|question|text|information|data|document|user|following|given)))(?= (?:the|your|this|a|what|that))?", "", "wrong after based"),
    Frame("depend", r"depend(?:s|ing)? (?P<at>(?:of|from|the))(?= (?:the|your|what|user|question|type|context|how)\b)", "", "wrong after depend"),
    Frame("attention", r"pay(?:s|ing)? (?:\w+ ){0,2}attention (?P<at>(?:on|in|at)) the", "to", "wrong after attention"),
    Frame("focus", r"(?:must|should|to|please|and|not) focus (?P<at>in) (?:the|your)", "on", "wrong after focus"),
    Frame("such us", r"such (?P<at>us)", "as", "us for as"),
    Frame(" than", r"(?:sure|ensure|note|assume|remember) (?P<at>than)", "that", "than for that"),
    Frame("its ", r"(?:(?<=\. )|(?<=, )|(?<=\n)|^|that |if |because |when |but )(?P<at>its) (?:not|an?|okay|important to|possible to|impossible|necessary to)", "it's", "its for it's"),
    Frame("s", r"(?P<at>(there|here|that|what)s)(?= (?:the|an?|not|no|your|my|how|why|what|all|okay|it|is|some|up)\b)", r"\g<2>'s", "an apostrophe is missing"),
    Frame("you", r"(?P<at>you(re|ll|ve))(?= \w)", r"you'\g<2>", "an apostrophe is missing"),
    Frame("im ", r"(?P<at>im)(?= (?:an?|not|the|going|looking|sorry|here|trying|working|using)\b)", "I'm", "an apostrophe is missing"),
    Frame("upto", r"upto(?= \d)", "up to", "a space is missing"),
    # a possessive or an article before an article
    Frame(" a", r"(?P<at>(?:your|their|our|my|its)) (?:an?|the)(?= \w{3})", "", "two determiners"),
    Frame("a the", r"(?:an?) (?:the|this|your|my|their|our|these|those)(?= \w)", "", "two determiners"),
    Frame("the ", r"the (?:an?|your|my|their|our|his|this|these|those)(?= \w{3})", "", "two determiners"),
    # articles
    Frame("following", r"(?:in|into|with|using|as|from|on|to) (?P<at>following) (?:format|json|structure|text|context|information|template|schema|example|question|code|steps|rules)(?! of\b)", "the following", "an article is missing"),
    Frame("single", r"(?:be|is|return|returns|output|write|give|as|with|in) (?P<at>single) (?:word|sentence|paragraph|number|line|string|character|json object|json)(?=[ \t]*(?:[.,;:)]|$)| (?:that|which|with|and|or|from|of|to|for|either)\b)", "a single", "an article is missing"),
    Frame("you are ", rf"(?<!where )(?<!who )(?P<at>you are) {_LIKE_THIS}(?:{_ROLES})(?=[ \t]*(?:[.,;:]|$)| (?:who|that|which|in|for|with|and|specializ\w+|designed|tasked|working|from|at|of)\b)", "", "an article is missing",
        is_lower=True),
    Frame("act", rf"(?P<at>(?:act|acting|behave) as) {_LIKE_THIS}(?:{_ROLES})(?=[ \t]*(?:[.,;:]|$)| (?:who|that|which|in|for|with|and|of)\b)", "", "an article is missing", is_lower=True),
    Frame("s ", r"(?P<at>(today|yesterday|tomorrow)s)(?= \w)", r"\g<2>'s", "an apostrophe is missing"),
    Frame("it's ", r"(?:return|give|provide|write|extract|find|summarize|describe|list|identify|state) (?P<at>it's) (?:contents?|title|name|value|meaning|summary|purpose|main)", "its", "it's for its"),
    Frame("s", r"(?P<at>(advice|feedback|knowledge|software|equipment)s)", r"\g<2>", "no plural"),
    Frame("a", r"(?:is|are|be|was|were|has|have|that|which|it) (?P<at>an?) (?:according to|because|although|instead of|due to|based on the|of the|from the|with the|by the|for the|in the|to the)", "", "an article too many"),
    Frame("your ", r"(?P<at>your) (?:must|should|can|may)(?= \w)", "you", "your for you"),
    Frame("this is", r"(?P<at>this is) (?:very |really |extremely |so )?(?:important|essential|crucial|necessary) that (?:you|it|the)", "it is", "this for it"),
    Frame(" the", r"(?:for to|to from|of from|of for|with for) (?:the|your|a|this)", "", "two prepositions"),
    Frame("the followings", r"the (?P<at>followings)", "following", "no plural"),
    Frame("the another", r"(?P<at>the another)", "another", "two determiners"),
    Frame("about", r"(?<!did we )(?<!did you )(?<!did they )discuss(?:es|ing|ed)? (?P<at>about)(?! (?:how|it) much)", "", "a preposition too many"),
    Frame("an information", r"an information(?=[ \t]*(?:$|[.,;:)]| (?:about|on|that|from|in|is|to|for|and|or|which)\b))", "information", "information has no plural and no article"),
)  # fmt: skip
