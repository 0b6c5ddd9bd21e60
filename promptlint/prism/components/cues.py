"""Families of words and phrases that tell what a segment is for.

A family is a feature by itself, so that a rare word counts as much as its commoner kin. `ħ` is a
hole. Words are in lower case, apart by blanks; phrases, of up to four words, apart by commas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

FAMILIES: Mapping[str, str] = {
    "persona": """
        you are a, you are an, you are the, you are ħ, you're a, you're an, you are my, act as,
        act like, acting as, pretend, persona, your role, role of, imagine you, as an expert,
        as a senior, as a professional, i want you to act, never forget you are, your name is,
        known as, you are in, take on the role, i am a, i am an
    """,
    "expertise": """
        expert, specialist, assistant, experienced, skilled, senior, specializing, specialized,
        expertise, knowledgeable, backstory, personality, proficient, seasoned, renowned,
        chatbot, bot, agent, years of experience, professor, teacher, engineer, developer,
        programmer, analyst, consultant, scientist, lawyer, doctor, writer, editor, journalist,
        translator, tutor, planner, manager, researcher, character, model trained,
        language model, helpful assistant
    """,
    "abilities": """
        designed to, trained by, trained to, able to, capable of, you know, you have a deep,
        you possess, you specialize, constantly learning, developed by, you can provide,
        you understand, you love
    """,
    "mission": """
        your task, your job, your goal, your objective, your mission, your main, your purpose,
        you are tasked, tasked with, your tasks, you will be asked, you are asked, asked to,
        i want you to, i need you to, the task is, the goal is, task is to, goal is to,
        job is to, objective is to, you need to, you have to, help me, you will generate,
        you will write, you will create, you will answer, you will act, please help
    """,
    "taskverb": """
        summarize, summarise, write, generate, create, translate, classify, extract, answer,
        rephrase, analyze, analyse, evaluate, determine, identify, produce, compose, convert,
        rewrite, judge, decide, predict, complete, describe, explain, suggest, develop, design,
        compare, assess, find, come up with, propose, refine, draft, review, score, rate,
        grade, solve, plan, build, implement, fix, improve, update, edit, provide, give me,
        tell me, recommend, brainstorm, categorize, detect, construct, parse, formulate,
        paraphrase, choose, select
    """,
    "given": """
        you are given, you will be given, you will be provided, you are provided,
        you will receive, given the, given a, given an, given some, below is, below are,
        following is, following are, here is, here are, here's, based on the following,
        using the following, provided below, the following text, is as follows, are as follows,
        as follows, i will provide, i will give, we have provided, you have been given,
        you have been provided, shown below, listed below, described below
    """,
    "dontknow": """
        don't know, do not know, not sure, unsure, cannot find, can't find,
        not enough information, i don't know, not available, make up, making up,
        no information, not contain, insufficient, cannot be found, can't answer,
        cannot answer, unable to, not confident, not relevant, guess, guessing, hallucinate,
        unknown, cannot be answered, n/a, not found, not present, irrelevant, not applicable
    """,
    "careful": """
        step by step, think, thinking, reasoning, rationale, thought process, carefully,
        double check, verify, justify, explain why, show your work, deep breath, reason,
        chain of thought, your reasoning, before answering, reflect, self, critique,
        confidence, uncertainty, doubt
    """,
    "negation": """
        do not, don't, never, must not, should not, shouldn't, mustn't, cannot, can't, avoid,
        without, refrain, not be, no need, nothing else, neither, nor, forbidden, prohibited,
        not allowed, not to, not include, won't, does not, doesn't, not use, exclude, ignore,
        skip, no more
    """,
    "only": """
        only, just, exclusively, solely, nothing but, limit, limited, restrict, at most,
        maximum, nothing more, other than, unless, strictly, stick to, verbatim
    """,
    "anything": """
        any other, anything else, explanation, explanations, additional text, preamble,
        commentary, comments, introduction, notes, apologies, extra, explain yourself, repeat,
        mention
    """,
    "formatnoun": """
        json, xml, yaml, csv, html, markdown, latex, format, formatted, schema, table, bullet,
        bullets, bulleted, numbered list, list of, array, object, dictionary, key, keys,
        fields, field, boolean, integer, float, string, str, int, tuple, template, structure,
        heading, headings, section, sections, header, title, tags, tag, backticks, quotes,
        brackets, newline, delimiter, comma separated, separated, code block, snippet, blob,
        yes or no, uppercase, lowercase, structured, columns, row, rows, quotation marks,
        citation, citations, prefix
    """,
    "formatverb": """
        output, return, respond with, reply with, respond in, reply in, answer in, answer with,
        start with, starting with, begin with, end with, ending with, enclosed, enclose,
        wrapped, wrap, surround, formatted as, in the form, the form of, the following format,
        this format, following structure, response should, answer should, output should,
        must be, should be, must contain, should contain, consists of, consisting of, one of,
        write your, your response, your answer, your output, final answer, the output,
        the response, use the format, respond only, output only, return only, only return,
        only output, only respond, reply only, in english, in chinese, language
    """,
    "length": """
        words, sentences, characters, paragraphs, paragraph, lines, tokens, no more than,
        at most, at least, less than, fewer than, maximum of, up to, between 0, short, brief,
        concise, long, length, one sentence, single sentence, single line, one line, one word,
        exactly, one paragraph, a sentence, a paragraph, pages
    """,
    "style": """
        tone, style, voice, formal, informal, friendly, professional, polite, politely,
        concise, succinct, succinctly, casual, humorous, humor, funny, witty, engaging,
        creative, emoji, emojis, audience, novice, beginner, layman, year old, warm,
        empathetic, empathy, persuasive, terse, conversational, journalistic, kind,
        informative, enthusiastic, playful, respectful, clear and concise, neutral, unbiased,
        simple language, plain language, easy to understand, easy to read, natural, naturally,
        jargon, technical terms, mood, aesthetic, colors, color, background, vibe, slang,
        catchy, speak, speaking, talk, sarcastic, sound like, modern, minimalist, vivid,
        dramatic, light hearted, elegant
    """,
    "tools": """
        tool, tools, function, functions, api, apis, endpoint, endpoints, search, call,
        calling, calls, use the, access to, plugin, command, commands, browser, tool call,
        bash, repl, shell, terminal, sandbox, server, mcp, handoff, transfer, subagent,
        execute, executing, query the, action space, database, web, internet, utility, invoke,
        ` function, ` tool
    """,
    "example": """
        example, examples, for example, e . g, for instance, such as, sample, samples,
        demonstration, few shot, looks like, like this, as an example, example output,
        example input
    """,
    "contextnoun": """
        context, document, documents, conversation, history, background, information, data,
        dataset, text, passage, transcript, article, articles, source, sources, summary,
        chat history, previous conversation, current conversation, memory, date, today,
        knowledge, excerpt, content, contents, paper, report, results, file, files, code,
        repository, message, messages, dialogue, profile, details, situation, scenario, story,
        email, resume, description, facts, notes, reference, references, extracted parts,
        state, environment, observations, observation
    """,
    "querynoun": """
        question, query, input, request, user, human, inquiry, instruction, prompt, topic,
        user input, user query, user question, my question, follow up, objective, task,
        problem
    """,
    "answernoun": """
        answer, response, output, ai, assistant, bot, result, results, completion, reply,
        solution, explanation, summary, translation, sql, code, score, verdict, helpful answer,
        standalone question, final answer, thought, grade, label, sentiment
    """,
    "begin": """
        begin, begin !, let's begin, start, now, let's start, here is the, now it's your turn,
        your turn
    """,
    "modal": """
        should, must, need to, have to, ought, shall, will, may, can, could, would, might,
        required, please, you can, you may, you should, you must, you will, feel free
    """,
    "ensure": """
        ensure, make sure, be sure, always, remember, consider, important, pay attention,
        note that, keep in mind, focus on, try to, include, take into account, take care,
        prefer, prioritize, attention, highlight, emphasize, maintain, provide, keep, be, use,
        follow, avoid, add, check, aim, note, important note, be aware, note :, important :,
        beware
    """,
    "conditional": """
        if, when, whenever, in case, otherwise, unless, if the, if you, if there, if it,
        if any, if not, if a, for each, for every, once, after, before, while
    """,
    "steps": """
        step, steps, first, then, finally, next, instructions, guidelines, guideline, rules,
        rule, requirements, requirement, criteria, criterion, procedure, process, workflow,
        routine, following steps, principles, tips, considerations, remember to, follow these,
        the rules, best practices, notes, objectives, constraints, constraint, restrictions,
        limitations
    """,
    "askback": """
        ask, clarify, clarification, clarifying, follow up questions, ask the user, ask for,
        questions
    """,
    "safety": """
        harmful, unethical, illegal, racist, sexist, toxic, dangerous, socially unbiased, safe,
        harm, offensive, inappropriate, tip, reward, penalty, penalized, fired, thank, thanks,
        thank you, good luck, important to my career, harmless, sensitive
    """,
    "you": """
        you, your, yours, yourself, you're, you'll
    """,
    "me": """
        i, me, my, i'm, mine, i'll
    """,
    "we": """
        we, our, us, let's
    """,
    "third": """
        he, she, his, her, they, their, him, was, were, had, said, who
    """,
    "will": """
        will be, will receive, will have, is a, is an, are the, is the, has been, have been,
        consists, contains, refers to, represents, means, stands for, is defined
    """,
    "today": """
        today, today's date, current date, the date, current time, the year, time is, date is,
        timezone
    """,
}


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return, for every first word, the rests of its phrases with their families."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for family, phrases in FAMILIES.items():
        for phrase in phrases.split(","):
            first, *rest = phrase.split()
            table.setdefault(first, []).append((tuple(rest), family))
    return {first: tuple(rests) for first, rests in table.items()}


def cues(tokens: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the families that tokens speak of, each with the number of the token it begins at."""
    table = _phrases()
    for number, token in enumerate(tokens):
        for rest, family in table.get(token, ()):
            if not rest or tuple(tokens[number + 1 : number + 1 + len(rest)]) == rest:
                yield family, number
