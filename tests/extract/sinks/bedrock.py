import json

import boto3

client = boto3.client("bedrock-runtime", region_name="us-east-1")
agents = boto3.client("bedrock-agent-runtime")
s3 = boto3.client("s3")

SYSTEM = [{"text": "S01:system You plan hikes."}]


def converse(region: str) -> str:
    response = client.converse(
        modelId="anthropic.claude",
        system=SYSTEM,
        messages=[{"role": "user", "content": [{"text": f"U02:user Plan a hike in {region}."}]}],
        toolConfig={
            "tools": [
                {
                    "toolSpec": {
                        "name": "trails",
                        "description": "T03:tool Find trails near a place",
                        "inputSchema": {
                            "json": {
                                "type": "object",
                                "properties": {"place": {"type": "string", "description": "T04:tool The place"}},
                            }
                        },
                    }
                }
            ]
        },
    )
    return response["output"]["message"]["content"][0]["text"]


def claude(question: str) -> str:
    body = json.dumps(
        {
            "anthropic_version": "NOT a prompt",
            "system": "S05:system You know every mountain.",
            "messages": [{"role": "user", "content": f"U06:user How high is {question}?"}],
        }
    )
    return client.invoke_model(modelId="claude", body=body)["body"].read()


def titan(text: str) -> str:
    payload = {"inputText": "P07:template Summarise this trail report: " + text, "textGenerationConfig": {}}
    return client.invoke_model(body=json.dumps(payload), modelId="titan")


def llama(text: str) -> str:
    request = {"prompt": f"P08:template <s>[INST] {text} [/INST]", "max_gen_len": 100}
    return client.invoke_model_with_response_stream(body=json.dumps(request), modelId="llama")


def ask_agent() -> None:
    agents.invoke_agent(agentId="NOT a prompt", inputText="U09:user Which huts are open?")
    s3.put_object(Bucket="NOT a prompt", Key="NOT", Body="NOT a prompt: a plain object")
