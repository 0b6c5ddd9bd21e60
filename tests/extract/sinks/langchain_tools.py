from typing import Annotated, Type

from langchain.agents import AgentExecutor, create_tool_calling_agent
from langchain_core.output_parsers import PydanticOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.tools import BaseTool, StructuredTool, create_retriever_tool, tool
from langchain_openai import ChatOpenAI
from pydantic import BaseModel, Field


class Plain(BaseModel):
    """NOT a prompt: a model that nobody sends."""

    text: str = Field(description="NOT a prompt: a column of a table")


class Order(BaseModel):
    """T01:tool An order of a customer."""

    number: int = Field(description="T02:tool The number of the order")


class Cancel(BaseTool):
    """NOT a prompt: documentation for the developer."""

    name: str = "cancel"
    description: str = "T03:tool Cancel an order that was not sent yet"
    args_schema: Type[BaseModel] = Order

    def _run(self, number: int) -> str:
        """NOT a prompt: called by the framework."""
        return "done"


@tool
def find_order(
    name: Annotated[str, "T04:tool Name of the customer"], limit: int = 3
) -> str:
    """T05:tool Find the orders of a customer."""
    if not name:
        raise ValueError("NOT a prompt: no name given")
    return name


def refund(number: int) -> str:
    """T06:tool Give the money back."""
    return str(number)


refund_tool = StructuredTool.from_function(func=refund, name="refund")
docs = create_retriever_tool(None, "docs", "T07:tool Search the terms of the shop")

llm = ChatOpenAI(model="NOT a prompt")
with_tools = llm.bind_tools([find_order])


class Answer(BaseModel):
    """T08:tool The answer to the customer."""

    text: str = Field(..., description="T09:tool Polite text of at most two sentences")


structured = llm.with_structured_output(Answer)
parser = PydanticOutputParser(pydantic_object=Answer)

prompt = ChatPromptTemplate.from_messages(
    [("system", "S10:system You work for a shop."), ("placeholder", "{agent_scratchpad}"), ("human", "U11:user {input}")]
)
agent = create_tool_calling_agent(llm, [find_order, docs], prompt)
executor = AgentExecutor(agent=agent, tools=[find_order, docs, Cancel()])
executor.invoke({"input": "U12:user Where is my parcel?"})
structured.invoke("U13:user Tell me about my refund.")
