"""Families of words and phrases that tell what a segment is for.

A family is a feature by itself, so that a rare word counts as much as its commoner kin. `ħ` is a
hole. Words are in lower case, apart by blanks; phrases, of up to four words, apart by commas.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    "style_core": """
        be concise, be brief, be creative, be precise, be polite, be friendly, be professional,
        be clear, be terse, be succinct, be specific, be engaging, be funny, be kind, be warm,
        be honest, to the point, as concise as, concise and, clear and, tone, voice, friendly,
        professional tone, formal, informal, casual, humor, humorous, emoji, emojis, style of,
        writing style, in the style, audience, for a novice, to a novice, persuasive,
        conversational, journalistic, jargon, simple language, plain language, catchy, easy to,
        sound like, speak like, speak as, talk like, imperative mood, active voice, engaging,
        informative, empathetic, enthusiastic
    """,
    "tool_core": """
        tool to, the tool, tool ., this tool, your tools, tools, following functions,
        available functions, function call, calling the, call the, call `, use `, using `,
        tool with, access to, available tools, the api, api call, api calls, endpoints,
        bash commands, shell commands, commands, command line, python repl, repl, execute code,
        code execution, code interpreter, web search, browser, search engine, search tool,
        terminal, mcp, handoff, handoffs, plugins, subagent, subagents, environment variable,
        sandbox, scripts, script, you can use
    """,
    "scope": """
        related to, not related, unrelated, only answer questions, tuned to only, outside of,
        outside this, off topic, decline, refuse, politely inform, politely respond, scope
    """,
    "grounding": """
        based only on, based solely, only on the, only the, only use, use only, using only,
        from the context, own knowledge, prior knowledge, internal knowledge, provided context,
        context provided, given context, information provided, provided information, your own,
        ground, grounded, faithful, present in the, found in the, mentioned in, in the schema,
        in the provided, provided in, do not invent, never invent, fabricate, not prior
    """,
    "admit": """
        if you don't know, if you do not know, just say, say that you, say you, you are unsure,
        you're unsure, you're not sure, you are not sure, not sure, the answer to,
        i don't know, i do not know, do not know the, don't know the, does not contain,
        doesn't contain, not contain the, cannot be found, can not be found, no relevant,
        not relevant, none of the, not enough, insufficient, unknown, n / a, if there is no,
        if there is nothing, if no
    """,
    "think": """
        step by step, think step, think about, think through, think carefully, let's think,
        your reasoning, thought process, chain of thought, explain your, show your,
        double check, check your, verify that, verify, take a deep, take your time,
        before you answer, before answering, reasoning, reason about, justify, rationale,
        reflect, self critique, explain why, explanation of why, be sure that your, to be sure,
        reconsider, work out
    """,
    "receive": """
        you are given, you will be given, you will be provided, you are provided,
        you will receive, i will provide, i will give, you have been given,
        you have been provided, we have provided, you are working, you have access, this task,
        the user will, the input is, i have, you receive
    """,
    "present": """
        below is, below are, following is, following are, here is the, here are the,
        here's the, here is, here are, given the following, following text, following context,
        as follows, shown below, below :, following :, given below, provided below,
        are delimited, delimited by, enclosed in, triple backticks, is the, are the
    """,
    "use_these": """
        use the following, using the following, based on the, based on, according to,
        given the, given a, given an, from the following, with the following, following pieces
    """,
    "write": """
        write, generate, create, compose, draft, produce, develop, design, construct, build,
        come up, make a, craft, prepare
    """,
    "judge": """
        analyze, analyse, evaluate, assess, compare, review, examine, identify, determine,
        detect, classify, categorize, judge, decide, predict, score, rate, grade, estimate,
        diagnose, inspect, study, investigate, label, tag
    """,
    "rework": """
        translate, rewrite, rephrase, convert, paraphrase, summarize, summarise, condense,
        simplify, correct, fix, improve, refine, edit, update, transform, revise, expand,
        complete, continue, fill, modify, optimize
    """,
    "reply": """
        answer the, answer, answering, explain, describe, tell, suggest, recommend, provide,
        give, list, help, assist, discuss, solve, act, play
    """,
    "extract": """
        extract, find, search for, retrieve, locate, parse, select, choose, pick, get, collect,
        gather
    """,
    "emit": """
        return, output, print, respond, reply, format, wrap, enclose, separate, start, begin,
        end, use the format, present, write your, put, display, finish, surround
    """,
    "rule_verb": """
        include, ensure, make sure, consider, keep, focus, follow, try, remember, check, add,
        highlight, emphasize, maintain, prioritize, note, mention, specify, cover, preserve,
        be, ask, assume, ignore, treat, pay attention, take, let, prefer, cite, refer, always,
        feel free, look, break, use, think, start by, inspect, proceed, limit, stay, aim, pay,
        imagine, capture, maximize, minimize, respect, adhere
    """,
    "asks": """
        what is, what are, what does, which, how many, how do, how does, why, who, where,
        does the, did the, is the, are the, was the, can you, could you, do you, whether,
        should i, is there, would you
    """,
    "answer_should": """
        your answer should, your answer must, the answer should, the answer must,
        response should, response must, responses should, answers should, output should,
        output must, your output, your response, your reply, your final, the output,
        the response, should be, must be, should contain, must contain, should include,
        must include, should not
    """,
    "filled": """
        here ., here ', here ), here ], here >, goes here, question here, answer here, [ your,
        < your, [ insert, { your, the input question, the action to, the result of,
        the final answer, ħ ], . . ., [ ħ ]
    """,
    "list_of": """
        list of, a list, an array, array of, one of, either, comma separated, numbered list,
        bullet points, bullet point, table with, following fields, following keys, the keys,
        with keys, key :, field :, type :, a string, an integer, a number, a boolean,
        true or false, yes or no, ' yes '
    """,
    "in_form": """
        in json, as json, json format, json object, valid json, in markdown, markdown format,
        in html, in xml, yaml, csv, following format, this format, exact format, the format,
        in the form, format :, following structure, following template, template, schema,
        code block, code snippet, backticks, xml tags, tags, in the following, single line,
        new line, newline, each line, on its own, per line
    """,
    "how_long": """
        0 words, 0 sentences, 0 sentence, 0 characters, 0 paragraphs, 0 lines, 0 tokens,
        0 bullet, no more than, no longer than, at most, at least 0, less than 0, fewer than,
        maximum of, up to 0, one sentence, a single, single sentence, one paragraph,
        two sentences, three sentences, one word, short, shorter, words or less, or fewer,
        under 0, limit of
    """,
    "tongue": """
        in english, in chinese, in french, in spanish, in german, in japanese, in korean,
        in the language, same language, original language, language of, in ħ, language
    """,
    "forbid": """
        do not, don't, never, must not, should not, shouldn't, cannot, can't, avoid,
        without any, without, refrain, no need, not allowed, not use, not include, not be,
        prohibited, forbidden, not to, no other, nothing else, and nothing, not add,
        not mention, not make, not provide, not output, not return, not answer, not ask,
        not change, not modify, not repeat, don't try, not try
    """,
    "restrict": """
        only, must only, only use, can only, only be, only if, only when, only include,
        only the, limited to, restricted to, exclusively, solely, strictly, just the, unless,
        nothing more, not more, stick to
    """,
    "if_first": """
        if the, if you, if a, if there, if it, if any, if an, if no, if they, if i, if not,
        when the, when you, when a, in case, whenever, for each, for every, for example,
        otherwise, in this case, once you, after you, before you
    """,
    "user_talk": """
        the user, user's, users, the human, the customer, customers, the client, the student,
        the reader, them, their, they
    """,
    "i_say": """
        i want, i will, i need, i am, i'm, i have, my, me, i would, i'd, we are, we have,
        we need, our, help me, let's
    """,
    "chinese_example": """
        例 子, 示 例, 例 如, 例 ：, 例 :
    """,
    "chinese_query": """
        问 题, 用 户, 提 问, 输 入
    """,
    "chinese_answer": """
        答 案, 回 答, 输 出
    """,
    "chinese_context": """
        已 知, 上 下 文, 内 容, 信 息, 背 景
    """,
    "chinese_rule": """
        请, 必 须, 注 意, 要 求, 应 该
    """,
    "chinese_not": """
        不 要, 不 能, 不 知 道, 不 得, 禁 止
    """,
    "chinese_format": """
        格 式, 返 回, 中 文, 英 文
    """,
    "chinese_role": """
        你 是, 扮 演, 你 现 在
    """,
}
