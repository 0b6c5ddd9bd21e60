import litellm
from litellm import Router, acompletion, completion

router = Router(model_list=[])

SYSTEM_PROMPT = "S01:system You are a weather station."


def ask(city: str) -> str:
    messages = [
        {"role": "system", "content": SYSTEM_PROMPT},
        {"role": "user", "content": f"U02:user How warm is it in {city}?"},
    ]
    return completion(model="gpt-4o-mini", messages=messages).choices[0].message.content


async def later() -> str:
    reply = await acompletion("claude", [{"role": "user", "content": "U03:user Will it rain later?"}])
    return reply.choices[0].message.content


async def routed() -> str:
    return await router.acompletion(
        model="fast", messages=[{"role": "user", "content": "U04:user Is there a storm?"}]
    )


def text(day: str) -> str:
    return litellm.text_completion(model="davinci", prompt="P05:template Forecast for " + day)


def tools() -> None:
    litellm.completion(
        model="gpt-4o",
        messages=[{"role": "user", "content": "U06:user Use the radar."}],
        tools=[
            {"type": "function", "function": {"name": "radar", "description": "T07:tool Show the radar image"}}
        ],
        metadata={"trace": "NOT a prompt"},
    )
    litellm.image_generation(prompt="I08:image A weather map of Europe", model="dall-e-3")
    print("NOT a prompt: litellm is done")
