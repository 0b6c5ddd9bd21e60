import outlines
from outlines import models
from pydantic import BaseModel, Field


class Hero(BaseModel):
    """NOT checked."""

    name: str = Field(description="T01:tool Name of the hero")


@outlines.prompt
def introduce(name, deeds):
    """P02:template Introduce {{ name }}.
    {% for deed in deeds %}
    - {{ deed }}
    {% endfor %}
    """


model = models.transformers("NOT a prompt")
write = outlines.generate.text(model)
make_hero = outlines.generate.json(model, Hero)
choose = outlines.generate.choice(model, ["NOT a prompt", "NOT"])

print(write("P03:template Tell me of a hero.", max_tokens=50))
hero = make_hero("P04:template Invent a hero with a cape.")
label = choose(f"P05:template Is {hero} good or bad?")

template = outlines.Template.from_string("P06:template Where does {{ hero }} live?")
generator = outlines.generate.regex(model, r"NOT a prompt")
prompt = "P07:template How old is the hero?"
generator(prompt)
print("NOT a prompt:", label)
