"""agency_swarm: agencies and what they are asked."""

from agency_swarm import Agency, Agent

clerk = Agent(name="NOT a prompt", instructions="A01:system You sell tickets.")
agency = Agency(clerk, shared_instructions="A02:system Be short.")


async def ask(agency, log):
    first = await agency.get_response("A03:user Which trains go to Ulm?")
    stream = agency.get_response_stream(message="A04:user And back?")
    await agency.get_completion("A06:user Which are late?")
    last = agency.get_response_sync([{"role": "user", "content": "A05:user By night?"}])
    log.get_name("NOT a question")
    return first, stream, last
