from llama_index.core import PromptTemplate, Settings, VectorStoreIndex
from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.core.prompts import ChatPromptTemplate
from llama_index.core.tools import FunctionTool, QueryEngineTool, ToolMetadata
from llama_index.llms.openai import OpenAI

llm = OpenAI(model="NOT a prompt", system_prompt="S01:system You are a librarian.")
Settings.llm = llm

QA = (
    "P02:template Context:\n{context_str}\n"
    "P03:template Answer the question: {query_str}\n"
)
qa_template = PromptTemplate(QA)

chat_template = ChatPromptTemplate(
    message_templates=[
        ChatMessage(role=MessageRole.SYSTEM, content="S04:system You refine answers."),
        ChatMessage(role=MessageRole.USER, content="U05:user Refine {existing_answer}."),
    ]
)

index = VectorStoreIndex.from_documents([])
engine = index.as_query_engine(text_qa_template=qa_template)
response = engine.query("U06:user What does the book say about whales?")

chat_engine = index.as_chat_engine(
    chat_mode="NOT a prompt", system_prompt="S07:system You talk about books only."
)
chat_engine.chat("U08:user Who is Ishmael?")
print("NOT a prompt:", llm.complete("P09:template Call me"))


def borrow(title: str) -> str:
    """T10:tool Borrow a book."""
    return title


def renew(title: str) -> str:
    """NOT a prompt: described below instead."""
    return title


borrow_tool = FunctionTool.from_defaults(fn=borrow)
renew_tool = FunctionTool.from_defaults(renew, description="T11:tool Renew a loan")
book_tool = QueryEngineTool(
    query_engine=engine, metadata=ToolMetadata(name="book", description="T12:tool Knows the book by heart")
)
agent = FunctionAgent(tools=[borrow_tool, book_tool], llm=llm, system_prompt="S13:system You run the desk.")


async def run() -> None:
    await agent.run("U14:user Please lend me the book.")
    messages = [ChatMessage(role="system", content="S15:system You are a pirate with a library card.")]
    messages.append(ChatMessage(role="user", content="U16:user What is your name?"))
    print(llm.chat(messages))
