from gpt_index import GPTSimpleVectorIndex, SimpleDirectoryReader
from llama_index import Prompt, QuestionAnswerPrompt, RefinePrompt, ServiceContext
from llama_index.llms import ChatMessage, OpenAI
from llama_index.prompts import PromptTemplate

documents = SimpleDirectoryReader("NOT a prompt").load_data()
index = GPTSimpleVectorIndex(documents)

TEXT_QA = """P01:template We have provided context below.
{context_str}
Given this, please answer: {query_str}
"""
REFINE = "P02:template The question is {query_str}. Improve {existing_answer} with {context_msg}."

QA_PROMPT = QuestionAnswerPrompt(TEXT_QA)
REFINE_PROMPT = RefinePrompt(REFINE)
OTHER = Prompt("P03:template Answer as a judge: {query_str}")
LATEST = PromptTemplate(template="P04:template Give {query_str} a title")

answer = index.query(
    "U05:user What did the author do as a child?", text_qa_template=QA_PROMPT, refine_template=REFINE_PROMPT
)
engine = index.as_query_engine(text_qa_template=OTHER)
question = "U06:user Where was the author born?"
print("NOT a prompt: the answer is", engine.query(question))

llm = OpenAI(system_prompt="S07:system You are a biographer.")
llm.chat([ChatMessage(role="user", content="U08:user When did the author die?")])
context = ServiceContext.from_defaults(llm=llm, system_prompt="S09:system Quote your sources.")
