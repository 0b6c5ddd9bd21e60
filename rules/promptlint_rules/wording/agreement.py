"""Verbs and nouns in a form that does not go with the words around them."""

from __future__ import annotations

from typing import Final

from promptlint_rules.wording.frame import Frame
from promptlint_rules.wording.nouns import PLURAL, SINGULAR
from promptlint_rules.wording.verbs import BARE, ING, PAST, THIRD

_MODALS: Final = "should|must|could|would|shall|can|cannot|can't|will|won't|shouldn't|may|might"
_NO_NOUN: Final = (
    r"(?<!\beach can)(?<!\bthe can)(?<!\ba can)(?<!\bone can)(?<!\bper can)(?<!\bthe will)"
    r"(?<!\ba will)(?<!\bits will)(?<!\bthe might)(?<!\bin may)"
)
_DO: Final = "do not|don't|does not|doesn't|did not|didn't"
_THIRD: Final = f"{THIRD}|has|gives|makes|becomes|knows|seems|tells|goes|appears|begins|belongs"
_PAST: Final = f"{PAST}|given|written|asked|returned|based|answered|focused"
_BARE: Final = (
    "use|provide|include|return|generate|create|write|follow|execute|replace|remove|add"
    "|perform|translate|extract|convert|describe|consider|mention|choose|give|allow|apply"
)
_VERBS: Final = (
    "create|generate|provide|write|make|use|answer|find|follow|identify|extract|choose|give"
    "|return|check|ensure|analyze|determine|know|do|perform"
)
_AFTER: Final = r"(?=[ \t]*(?:$|[.,;:)!?]| (?:from|in|of|to|that|which|or|for|about|on|with|below|above|as|at|is|are|using|by|per|you|when|if|it)\b))"
_BEGIN: Final = r"(?:(?<=\. )|(?<=\n)|^|(?<=[-*:] )|(?<=\n[ \t])|(?<=[ \t]{4}))"
_CLAUSE: Final = (
    "if|when|whenever|what|whatever|because|once|until|unless|whether|since|where|wherever|how"
)
_ADJECTIVE: Final = "(?:(?:user|given|provided|original|current|previous|next|final|same|whole) )?"

_COUNT: Final = (
    r"(?:at least|at most|exactly|the|in|of|with|for|and|or|up to|than|about|only|provide|give|list"
    r"|write|generate|return|create|name|ask|use|into|a maximum of|between)"
)

AGREEMENT: Final = (
    # after a modal and after do
    Frame("to", r"(?P<at>(should|must) to)(?! (?:some|the|a|an|any|which|what)\b)", r"\g<2>", "to after a modal"),
    Frame("ing", rf"(?<=\w )(?:should|must|could|would|shall|{_DO}) (?P<at>(?:{ING}|returning|writing|focusing|answering|making|giving))", "", "a modal with -ing"),
    Frame("be ", rf"(?:{_MODALS}|to) be (?P<at>(?:{_BARE}))(?= (?:to|by|in|with|as|for|from|at|on|the|only|when|if)\b|[ \t]*[.,;:]|[ \t]*$)", "", "a bare verb after be"),
    Frame("s", rf"(?:{_MODALS}|{_DO}|to|not to){_NO_NOUN} (?P<at>(?:{_THIRD}))", "", "third person after a modal, do or to"),
    Frame("", rf"(?:{_DO}|should not|must not|cannot|can't|should|must) (?P<at>(?:{_PAST}))(?! by (?:the|a)\b)(?! (?:context|data|information|content|text|to|in|on|tools?|functions?|examples?|words?)\b)", "", "past form after do or a modal"),
    Frame("should ", r"should (?P<at>(?:generated|included|provided|contained|returned|created|followed|mentioned))", "", "past form after a modal"),
    Frame("be", r"(?:should|must|can|will|to) (?P<at>be (?:contain|have|start|end|consist|respond))(?! (?:by|case|cases)\b)", r"", "two verbs"),
    Frame("must no ", r"must no (?:longer|more) than", "", "a verb is missing"),
    Frame("respon", r"(?:should|must|cannot|can|will|please|otherwise,?) (?P<at>(response|respone))(?=[ \t]*(?:[.,;]|$)| (?:with|to|in|via|only|by|using|as|strictly|after|before|when|if|back)\b)", "respond", "response for respond"),
    Frame(" is not ", r"(?:is|are) not (?P<at>(?:exist|contain|include|belong|have|has|match|need))(?! (?:to be|clause)\b)", "", "two verbs"),
    Frame("need to", r"(?:is|are|was) (?P<at>need) to", "needed"),
    Frame(" ", r"(?:is|are|was|were|been|being) (?P<at>(?:use|provide|include|generate|create|allow|expect|describe|define|design|require|relate|call|ask))(?= (?:by|with|to|below|above)\b)(?! to (?:the|a|an)\b)", "", "a bare verb for a participle"),
    Frame("e", r"(?:have|has|had|'ve) (?:already |just |never |ever )?(?P<at>(?:ran|went|wrote|took|saw|began|chose|did|gave|came|forgot|broke|spoke|knew|drew|ate|fell))(?! (?:well|not)\b)", "", "past form for a participle"),
    Frame(" be", r"(?:has|have|had) (?P<at>be) (?:\w+ed|given|able|a|an|the|in|used|found)", "been", "be for been"),
    Frame("need", rf"(?:you|we|they|i|it) (?P<at>need) (?P<verb>{_VERBS})(?! (?:cases?|s|the)\b)", "need to", "to is missing after need"),
    Frame("able ", rf"(?:is|are|be|being|not) (?P<at>able) (?:{_VERBS})", "able to", "to is missing after able"),
    Frame("", rf"(?P<at>(?:for|by|without|when|after|before)) (?:{BARE}|retrieve|make|give)(?= (?:the|an?|new|your|all|it|this|these|any)\b)", "", "a bare verb after a preposition"),
    Frame("will ", r"(?:you|it|they|users?|we) will (?P<at>(given|provided|shown|asked|presented|told|tasked|rewarded))", r"be \g<2>", "be is missing after will"),
    Frame(" give", r"(?:are|is|been|being|be) (?P<at>give) (?:an?|the|some|two|three|you|to|with)(?! and\b)", "given", "a bare verb for a participle"),
    Frame("can ", r"can (?P<at>(used|provided|included|found)) (?:to|by|as|in|for)", r"be \g<2>", "be is missing after can"),
    Frame("want you", r"want you (?P<at>(act|write|generate|create|answer|help|play|provide|give|make|behave|pretend|respond|translate))", r"to \g<2>", "to is missing after want you"),
    Frame(" is ", rf"(?:task|job|role|goal|objective) is (?P<at>({BARE}|write|answer|give|find|make))(?= (?:the|an?|your|all|new|whether|if|user|me|users|how)\b)", r"to \g<2>", "to is missing"),
    Frame("please", r"please (?P<at>(?:providing|answering|generating|making|using|writing|giving|returning))(?= (?:the|an?|your|only|it|this)\b)", "", "-ing after please"),
    Frame("not", r"(?:do|does|did) not (?P<at>(?:available|relevant|clear|correct(?! for)|possible|necessary|related|sufficient|enough|sure|able|true))", "", "be is missing"),
    Frame("s do", r"(?P<at>is (?:does|do)(?:n't| not))", "", "two verbs"),
    Frame(" there no", r"(?:if|when) there (?P<at>(?:no|not))", "", "is is missing"),
    Frame("not", r"(?:if|when) (?:you|it|they|the user|the answer|the question) (?P<at>not) (?:\w+)", "", "a verb is missing"),
    Frame("you un", r"(?:if|when) you (?P<at>(unable|unsure))", r"are \g<2>", "a verb is missing"),
    Frame("consist", r"(?:is|are) (?P<at>consists?) of", "", "two verbs"),
    # you is, it have
    Frame(" are", r"(?:(?<=\. )|(?<=\n)|^)(?:the|your) (?:answer|output|response|question|result|task|role|goal|context|format|input|query|summary|message) (?P<at>are)", "is", "the verb does not go with its subject"),
    Frame("there is", r"there (?P<at>is) (?:two|three|four|five|many|several|multiple|various)(?! \w+-)", "are", "the verb does not go with its subject"),
    Frame("here is", r"here (?P<at>is) (?:two|three|four|five|some|several|a few) (?:\w+ )?(?:example|question|step|rule|document|instruction|guideline|tip|tool)s?(?=[ \t]*(?:[.,;:]|$)| (?:of|that|for|from|to|with|about|you)\b)", "are", "the verb does not go with its subject"),
    Frame(" who ", r"(?:user|person|customer|human|student|someone|assistant|expert|agent|developer|writer|teacher|reader|employee|client|patient|researcher|scientist|analyst|tutor|doctor|lawyer|editor|candidate|specialist|programmer|player|critic|bot|chatbot|consultant) who (?P<at>(?:want|need|have|know|like|ask|use|help|work|speak|write|provide|answer|specialize|love|live|is are))", "", "the verb does not go with its subject"),
    Frame(" that ", r"(?<!of )an? (?:(?!set|list|series|group|number|collection|pair|couple|team)[\w-]+ ){0,3}(?:assistant|chatbot|bot|agent|model|tool|system|expert|engineer|function|script|program|application|app|prompt|query|question|tweet|post|summary|story|poem|json) that (?P<at>(?:help|provide|generate|give|create|assist|take|have|convert|extract|summarize|analyze|translate|return|make|handle|perform|specialize|know|allow|enable|contain|include|describe|represent|match))(?= (?:the|an?|with|you|users?|people|your|all|its|information|in|to|me|us|them)\b)", "", "the verb does not go with its subject"),
    Frame("do", rf"(?:if|when|because) (?:it|he|she|(?:the|this|your) (?:{SINGULAR}|context|text|input|code)) (?P<at>(?:do not|don't))", "does not", "the verb does not go with its subject"),
    Frame("s ", r"(?:if|when|because) (?:users|they|people|we|you|customers) (?P<at>(?:asks|wants|needs|says|provides|gives|knows))", "", "the verb does not go with its subject"),
    Frame("a", r"(?P<at>an?) (?!example|sample)(?:(?:\w+ )?(?:advice|feedback)|software|equipment|homework|evidence)(?=[ \t]*(?:[.,;:)]|$)| (?:to|on|about|that|for|from|which)\b)", "", "no article before a mass noun"),
    Frame("", r"(?:(?<=\. )|(?<=\n)|(?<=, )|(?<=: )|^|(?<=if )|(?<=that )|(?<=when )|(?<=because ))(?P<at>(?:you|we|they)) (?:is|am|has|was|does|needs|wants)(?! (?:is|are)\b)", "", "the verb does not go with its subject"),
    Frame("have", r"(?:if|because|when|since|and|that) (?:it|he|she) (?P<at>have)(?! to be\b)(?! been\b)", "has", "the verb does not go with its subject"),
    Frame(" are", rf"(?:{_BEGIN}|if |when |because |that |think )(?:(?!(?:of|in|and|from|with|for|to|by)\b)\w+ ){{0,4}}(?:information|evidence|advice|feedback) (?P<at>are)", "is", "the verb does not go with its subject"),
    Frame("s ", r"(?<!of )(?<!with )(?<!in )(?<!and )(?:columns|documents|questions|words|sentences|texts|items|tools|files|functions|examples|topics|steps|features|keywords|queries|tasks|details|elements|methods|links|articles|reviews|values) (?P<at>(?:that|which) (?:contains|signifies|answers|includes|matches|describes|represents|provides|requires|relates|explains|mentions|fits|indicates|belongs))", "", "the verb does not go with its subject"),
    Frame("the ", r"(?:(?<=\. )|(?<=\n)|(?:^[ \t]*)|(?<=- )|(?<=\n[ \t])|(?<=    ))the (?P<noun>(?!following|above|below|rest|other|people|data|former|latter|majority|remaining|user\b|more|less|two|three|four|five|child)\w+(?<!s)(?<!n)(?<!ia)) (?P<at>(?:include|contain|consist|have|provide|describe|require))(?=[ \t]*:| (?:(?:a|an|the|all|to|of|only|at|your|no|some|information)\b))", "", "the verb does not go with its subject"),
    Frame("", rf"(?:{_CLAUSE}) (?:(?:the|this|your|each|every) )?{_ADJECTIVE}(?:user|question|query|human|customer|person|client) (?P<at>(?:ask|want|say|mention|provide|contain|include|require|have|give|specify|refer|relate))(?= (?:for|to|an?|the|about|you|any|how|what|something|that|specific|more|information)\b)", "", "the verb does not go with its subject"),
    Frame("", rf"(?:{_CLAUSE}) (?:the|this|your|each|every) {_ADJECTIVE}(?:{SINGULAR}|code|text|context|output|input|model) (?P<at>(?:have|want|need|are|contain|include|provide|require|ask|describe|specify))(?= (?:for|to|an?|the|about|you|any|how|what|something|that|not|specific|more|no|in|with)\b)", "", "the verb does not go with its subject"),
    Frame("the ", rf"{_BEGIN}the (?:{SINGULAR}|code|text|context|output|input|model) (?P<at>(?:have to|need to|want to|are|do not|don't))(?= \w)", "", "the verb does not go with its subject"),
    Frame("s ", rf"(?:{_BEGIN}|if |when |because |whether |once )(?:the|these|those|all|all the|your) (?:{PLURAL}) (?P<at>(?:is|has|was|does|doesn't|contains|includes|needs|provides|requires|matches))(?! (?:an?|the) (?:list|set|number|part|group)\b)", "", "the verb does not go with its subject"),
    Frame("i ", rf"(?:{_BEGIN}|since |because |if |when |that )(?P<at>i (?:is|has|does|are))", "", "the verb does not go with its subject"),
    Frame("s that ", r"(?<!of )(?:all|any|some|these|those|other|many|several|few|multiple|for|the) (?P<at>(?:columns|documents|questions|words|sentences|texts|items|tools|files|functions|examples|topics|steps|features|keywords|queries|tasks|points|details|elements|methods) (?:that|which) (?:is|has|was|does|doesn't|contains|signifies|answers|includes|matches|describes|represents|provides|needs|makes|requires|relates|helps))", "", "the verb does not go with its subject"),
    Frame(" which is ", r"(?P<at>(?:texts|documents|questions|words|sentences|items|columns) which is)", "", "the verb does not go with its subject"),
    Frame("which ", r"(?P<at>which) (?:located|based) in", "which is", "a verb is missing"),
    Frame("", rf"(?:{_MODALS}|{_DO}){_NO_NOUN} (?P<at>(?:matches|needs|uses|answers|works|specifies|fits|applies|says|gets|takes|shows|comes|asks|wants|looks|speaks|covers))", "", "third person after a modal or do"),
    Frame("did", r"did(?: not|n't) (?P<at>(?:found|gave|went|wrote|saw|knew|took|made|said|got|had|was|were))", "", "past form after did"),
    Frame(" to ", r"(?:able|want|wants|need|needs|have|has|going|try|trying) to (?P<at>(?:generated|provided|created|included|answered|returned|written|found|given|used))", "", "past form after to"),
    Frame("let ", r"let (?:me|the user|them|him|her|us|users) (?P<at>knows)", "know", "third person after let"),
    Frame("help", r"help(?:s|ing)? (?:you|users|the user|me|them|us|people) (?P<at>(?:finds|understands|creates|makes|gets|learns|writes|solves))", "", "third person after help"),
    # number
    Frame("all ", rf"all (?:the |of the |these |those )(?P<at>(?:question|document|detail|word|sentence|requirement|instruction|example|item|field|step|rule|file)){_AFTER}", "", "all with a singular"),
    Frame(" of ", rf"(?:list|number|set|couple) of (?:the )?(?P<at>(?:question|document|word|sentence|example|item|keyword|topic|ingredient|token|character)){_AFTER}", "", "a singular after of"),
    Frame("one or more", rf"one or more (?P<at>(?:question|document|word|sentence|example|item|keyword|topic|tool|step|file)){_AFTER}", "", "a singular after one or more"),
    Frame(" ", rf"(?:two|three|four|five|six|seven|eight|ten|several|many|multiple|at least (?:[2-9]|[1-9]\d+)|exactly [2-9]\d*|{_COUNT} (?:[2-9]|[1-9]\d+)|no more) (?:key |main |different |primary |new |short |relevant |important |possible |related |single )?(?P<at>{SINGULAR}){_AFTER}", "", "a singular after a number"),
    Frame("these ", rf"(?:these|those) (?P<at>{SINGULAR}|information|feedback|advice){_AFTER}", "", "these with a singular"),
    Frame("this ", rf"(?P<at>this) (?:instructions|rules|guidelines|questions|words|sentences|informations|details|steps|examples|requirements|criterias)(?! (?:is|are that)\b){_AFTER}", "these", "this with a plural"),
    Frame("much ", rf"(?P<at>much) (?:{PLURAL}){_AFTER}", "many", "much with a plural"),
    Frame("many ", rf"(?P<at>many) (?:information|advice|knowledge|feedback|detail){_AFTER}", "much", "many with a singular"),
    Frame(" ", rf"(?:each|every|another) (?P<at>(?:sentences|examples|entries|sections|paragraphs|topics|elements|characters|options|keywords|categories|items|columns|rows|errors|answers|questions|words|reviews|documents|responses)){_AFTER}", "", "each with a plural"),
    Frame("a", rf"(?<! or )(?<! and )(?<![/&])(?P<at>an?) (?:{PLURAL}){_AFTER}", "", "a with a plural", is_lower=True),
)  # fmt: skip
