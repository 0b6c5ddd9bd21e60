import torch
from diffusers import DiffusionPipeline, FluxPipeline, StableDiffusionPipeline

pipe = StableDiffusionPipeline.from_pretrained("NOT a prompt", torch_dtype=torch.float16)
pipe = pipe.to("cuda")
flux = FluxPipeline.from_pretrained("NOT a prompt")

prompt = "I01:image a castle in the clouds, matte painting"
image = pipe(prompt, num_inference_steps=30).images[0]
image.save("NOT a prompt.png")

NEGATIVE = "I02:image deformed, low quality"


def draw(subject: str, seed: int) -> None:
    generator = torch.Generator("cuda").manual_seed(seed)
    image = pipe(
        prompt=f"I03:image a portrait of {subject}, studio light",
        negative_prompt=NEGATIVE,
        generator=generator,
    ).images[0]
    image.save(f"NOT-{seed}.png")


class Painter:
    style = "I04:image oil on canvas, "

    def __init__(self) -> None:
        self.pipe = DiffusionPipeline.from_pretrained("NOT a prompt", use_safetensors=True)

    def paint(self, subject: str):
        return self.pipe(prompt=self.style + subject, prompt_2="I05:image thick paint").images


batch = ["I06:image a cat", "I07:image a dog in the snow"]
flux(batch, guidance_scale=3.5)
print("NOT a prompt: painted")
