import json

import aiohttp
import httpx
import requests

URL = "https://api.example.com/NOT/a/prompt"
HEADERS = {"Authorization": "Bearer NOT-a-prompt", "Content-Type": "application/json"}


def chat(question: str) -> str:
    payload = {
        "model": "gpt-4",
        "messages": [
            {"role": "system", "content": "S01:system You answer politely."},
            {"role": "user", "content": f"U02:user {question}"},
        ],
    }
    response = requests.post(URL, headers=HEADERS, json=payload, timeout=30)
    if response.status_code != 200:
        raise RuntimeError("NOT a prompt: the request failed")
    return response.json()["choices"][0]["message"]["content"]


def generate(text: str) -> str:
    body = {"inputs": f"P03:template Continue: {text}", "parameters": {"max_new_tokens": 20}}
    return requests.post(URL, json=body).json()[0]["generated_text"]


def local(text: str) -> str:
    data = {"prompt": "P04:template ### Instruction:\n" + text + "\nP05:template ### Response:\n", "stop": ["NOT"]}
    return requests.post("http://localhost:5000/api/v1/generate", data=json.dumps(data)).json()


def modern() -> str:
    with httpx.Client() as client:
        return client.post(URL, json={"prompt": "P06:template Say hello to the world", "n": 1}).json()


async def later() -> dict:
    async with aiohttp.ClientSession() as session:
        message = {"role": "user", "content": "U07:user Are you there?"}
        async with session.post(URL, json={"messages": [message]}) as response:
            return await response.json()


def notify() -> None:
    requests.post("https://hooks.example.com", json={"text": "NOT a prompt: the job has ended"})
    requests.post("https://hooks.example.com", json={"username": "NOT", "channel": "NOT a prompt"})
    requests.get(URL, params={"q": "NOT a prompt: a search"})
