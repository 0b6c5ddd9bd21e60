"""The files of a run, in order, with the settings of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from promptlint.registry import check_settings
from promptlint.runner.work import Task
from promptlint.settings import Resolver, Settings
from promptlint.sources import discover


@dataclass(frozen=True, slots=True)
class Plan:
    """A task for each file found, what was in the way of others, and all settings in force.

    `problems` gives the reason by the place in `tasks` of what is no file that can be looked at.
    """

    tasks: tuple[Task, ...]
    problems: dict[int, str]
    settings: tuple[Settings, ...]

    @classmethod
    def of(cls, paths: Iterable[str], resolver: Resolver) -> Plan:
        """Look for files at and below the paths, and check the settings of each.

        Raises:
            ConfigError: some settings cannot be used.
            PluginError: a configured module of rules cannot be used.
        """
        tasks: list[Task] = []
        problems: dict[int, str] = {}
        numbers: dict[Settings, int] = {}
        for found in discover(paths, resolver.for_directory):
            settings = resolver.for_path(found.path)
            if found.problem is not None:
                problems[len(tasks)] = found.problem
            tasks.append(Task(found.path, numbers.setdefault(settings, len(numbers))))
        for settings in numbers:
            check_settings(settings)
        return cls(tuple(tasks), problems, tuple(numbers))

    def by_path(self) -> Plan:
        """Return the same with the tasks ordered by path, wherever they were found."""
        order = sorted(range(len(self.tasks)), key=lambda place: self.tasks[place].path)
        problems = {
            new: self.problems[old] for new, old in enumerate(order) if old in self.problems
        }
        return Plan(tuple(self.tasks[old] for old in order), problems, self.settings)
