from langchain import LLMChain, OpenAI, PromptTemplate
from langchain.agents import AgentType, Tool, ZeroShotAgent, initialize_agent
from langchain.chat_models import ChatOpenAI
from langchain.memory import ConversationBufferMemory
from langchain.output_parsers import ResponseSchema, StructuredOutputParser
from langchain.schema import HumanMessage

llm = OpenAI(temperature=0)
chat = ChatOpenAI()

template = """P01:template You are a poet.
Subject: {subject}
Poem:"""


def chain() -> LLMChain:
    prompt = PromptTemplate(input_variables=["subject"], template=template)
    return LLMChain(llm=llm, prompt=prompt, verbose=True)


def search(query: str) -> str:
    """NOT a prompt: an ordinary docstring."""
    return query


tools = [
    Tool(name="Search", func=search, description="T02:tool useful for questions about poets"),
    Tool("Rhyme", search, "T03:tool find words that rhyme"),
]

prefix = "P04:template Answer as a poet would. You have these tools:"
suffix = "P05:template Begin!\n\nQuestion: {input}\n{agent_scratchpad}"

agent_prompt = ZeroShotAgent.create_prompt(tools, prefix=prefix, suffix=suffix, input_variables=["input"])

agent = initialize_agent(
    tools,
    llm,
    agent=AgentType.ZERO_SHOT_REACT_DESCRIPTION,
    agent_kwargs={"prefix": "P06:template You write limericks.", "suffix": "P07:template Now begin: {input}"},
    verbose=True,
)

schemas = [
    ResponseSchema(name="poem", description="T08:tool the poem itself"),
    ResponseSchema(name="form", description="T09:tool which form it has"),
]
parser = StructuredOutputParser.from_response_schemas(schemas)

memory = ConversationBufferMemory(memory_key="NOT a prompt")
memory.chat_memory.add_user_message("U10:user Hello, poet!")
memory.chat_memory.add_ai_message("A11:assistant Good day to you.")
memory.save_context({"input": "U12:user How are you today?"}, {"output": "A13:assistant Full of verse."})

print(agent.run("U14:user Who wrote the longest sonnet?"))
print(chain().run(subject="P15:user the northern sea"))
print(llm("U16:user Write a couplet about tea."))
print(chat([HumanMessage(content="U17:user Write one about coffee.")]))
print("NOT a prompt: all poems are written")
