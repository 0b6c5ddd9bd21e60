"""Words of computing and of language models that general word lists lack."""

from __future__ import annotations

from typing import Final

TERMS: Final = frozenset(
    """
    synergize synergized synergizes synergizing
    adaptor adaptors admin agentic alloc aluminum analytics anonymize anthropic api apis app
    apps arg args artifact artifacts arxiv ascii async auth autocomplete autogen
    autoregressive avascular aws backend backends backlink backlinks backoff backpropagation
    backtick backticks backtrace backtraces backtracing backtrack backtracking barista
    base64 bash bcrypt bigram bigrams bitcoin bitrate blockchain blog blogger bloggers blogs
    bool boolean booleans bot boto bots bugfix burrito cache cached canva carb carbs cardio
    catalog chai changelog chatbot chatbots cheatsheet checksum chunk chunked chunking
    classifier cli clickable cloudflare cloze codebase codebases codegen colab combo
    combobox config configs const contractee convo copilot cors cosine covid cozied cozy
    cron crosslink crowdfunding crypto css csv cursor customizable cyber cypher dataclass
    datapoint datapoints dataset datasets datatype datetime debounce debug debugger
    deduplicate deduplication deepfake deepseek deliverable deliverables deno deprecate deps
    deque dereference deserialize dev devops dialog dialogs dict dicts diff diffs diffusers
    discord django docker dockerfile docs docstring docstrings docx doi dom dropdown duckdb
    dunder ebook ecommerce elasticsearch email emails embeddings emoji emojis enum enums env
    esg esports ethereum eval evals exif expr fastapi favicon fetcher fewshot figma filename
    filenames filepath filesystem fintech firebase firestore flowchart followup foodie
    foreach formatter freelancer freelancers frontend frontends fulltext func gemini gif git
    github gitlab glute golang google gray grep grey groq grounding guardrail guardrails
    hackathon hardcode hardcoded hashtag hashtags haystack heatmap hex homepage hostname
    hotfix href html http https hyperlink hyperparameter hyperparameters imap influencer
    influencers infographic init inline inlined instagram instanceof int integrations
    interoperability intro intros ios ipython iterable iterables iterator jailbreak
    jailbreaking java javascript jinja jira json jsonl jupyter jwt kanban keras keto keyword
    keywords kombucha kpi kpis kubernetes kwargs lambda langchain laptop laptops latex
    leetcode lifecycle linkedin lint linter linters linting linux llama llamas llm llms
    localhost login logins logit logits logout lookup lowercase lowercased manim markdown
    math matplotlib meme memes merch messi metadata metaverse microservice microservices
    middleware mindfulness mindset mindsets minecraft mistral mixin mixtral modal mongo
    mongodb multiline multimodal mutex mypy mysql namespace namespaces navbar neo4j netflix
    newline newlines newsfeed nginx ngram ngrams nltk nodejs nosql notion npm nudge null
    nullable numpy oauth offline ollama onboard onboarding online ontology openai openapi
    opensource outlier outliers outro overfit overfitting pandas param params parsable
    parseable parser parsers passthrough pathlib payoff paywall pdf pdfs peft perplexity
    pgvector philosophes php pinecone pixel pixels placeholder placeholders playbook
    playwright plotly plugin plugins png podcast podcaster podcasts polyfill popup postgres
    postgresql pptx prepend prepended preprocess preprocessing preprocessor pretrained
    pretraining prettier pricey printf probs prod prompt prompter prompts proto protobuf
    pseudocode pubmed py pydantic pyplot pytest python pytorch quickstart quinoa radix rag
    ramen readme readonly realtime rebase recap recaps reddit redis refactor refactored
    refactoring refactors regex regexes reindex repo repos rerank reranker reranking rerun
    resell restful retries retriever retrievers retry rewording roadmap roleplay roleplaying
    rollout ronaldo rubric rubrics runtime runtimes rust saas sandbox sandboxed scalable
    schema schemas schemata scikit scipy scrollable scrypt sdk selenium selfie selfies
    semver serializable serialize serialized serializer serverless shader sharding shopify
    sidebar signup slack slider smartphone smartphones smoothie snippet snippets sortable
    soundtrack spacy sparql splunk spotify sql sqlite squad sriracha stackoverflow
    standalone startup startups stateful stateless stderr stdin stdio stdlib stdout
    storytelling streamlit strftime stringified stringify struct structs stylesheet subclass
    subfield subfolder subgoal subgoals subgraph subgraphs subprocess subqueries subquery
    subquestion subquestions subreddit substring substrings subtask subtasks subtopic
    subtopics sudoku summarizer supabase sushi sustainability svelte svg symlink sync syncs
    syntactic sys tagline tailwind takeaway takeaways tarot tensorflow terraform textarea
    textbox thesaurus tiktok timeline timelines timestamp timestamps timezone timezones tldr
    todo todos tofu tokenize tokenized tokenizer tokenizers toolkit toolkits tooltip
    tooltips touchpoint touchpoints traceback tracebacks transformer transformers treemap
    triage trigram tuple tuples twitter typeof typescript ubuntu unicode unigram unix
    unordered unparsable unparseable unsplash untrusted uppercase upsell upsert uptime url
    urls usability usernames utf uuid uuids validator validators vectorize vectorstore vegan
    vegans verbose video viewport virtualenv vlog vlogs walkthrough watchlist webapp webhook
    webhooks webpage webpages website websites websocket wellness whatsapp whitelist
    whitespace whitespaces widget widgets wikidata wikipedia wildcard wildcards wordle
    wordpress workflow workflows workspace workspaces xml yahoo yaml yfinance yml yoga
    youtube zapier zipfile zoom
    """.split()
)
"""In lower case. They are neither misspelt themselves nor parts that make a word misspelt."""
