"""Solves, grades and prints a table."""

import argparse
import csv
from pathlib import Path

from evaluation.judge import feedback, grade
from evaluation.shots import solve


def main() -> None:
    parser = argparse.ArgumentParser(description="Grade a model on a CSV of problems.")
    parser.add_argument("problems", type=Path, help="a CSV file with the columns question and answer")
    parser.add_argument("--feedback", action="store_true", help="also write feedback to each pupil")
    options = parser.parse_args()
    with options.problems.open(newline="") as lines:
        for row in csv.DictReader(lines):
            solution = solve(row["question"])
            mark = grade(row["question"], solution)
            print(f"{mark}\t{row['question']}")
            if options.feedback:
                print(feedback(solution, int(mark)))


if __name__ == "__main__":
    main()
