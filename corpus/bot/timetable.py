"""Sailings as the bot tells them to the model."""

from dataclasses import dataclass
from datetime import datetime

import discord


@dataclass(frozen=True)
class Sailing:
    ship: str
    harbour: str
    leaves: datetime
    note: str | None = None


def describe(sailings: list[Sailing]) -> str:
    lines = []
    for sailing in sailings:
        line = f"{sailing.leaves:%H:%M} {sailing.ship} to {sailing.harbour}"
        if sailing.note is not None:
            line += f" ({sailing.note})"
        lines.append(line)
    return "\n".join(lines) or "No sailings today."


def embed(sailings: list[Sailing]) -> discord.Embed:
    card = discord.Embed(title="Next sailings", description="Times are local. Check in 30 minutes before.")
    for sailing in sailings[:5]:
        card.add_field(name=sailing.ship, value=f"{sailing.leaves:%H:%M} to {sailing.harbour}")
    return card
