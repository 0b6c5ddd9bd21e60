"""Worked examples that stand before the question."""

import ollama

SHOTS = [
    "Q: Mia has 3 boxes of 6 eggs. 5 eggs break. How many are whole?\nA: 3 * 6 = 18 and 18 - 5 = 13. The answer is 13.",
    "Q: A rope of 20 m is cut into pieces of 4 m. How many pieces are there?\nA: 20 / 4 = 5. The answer is 5."
    "Q: Tom reads 12 pages a day. How many does he read in a week?\nA: 12 * 7 = 84. The answer is 84.",
    "Q: A ticket costs 4 euros, and children pay half. What do two adults and a child pay?\nA: 2 * 4 + 2 = 10. The answer is 10.",
    "Q: Of 30 apples a fifth are rotten. How many are good?\nA: 30 / 5 = 6 and 30 - 6 = 24. The answer is 24.",
]

INSTRUCTION = (
    "Solve the problem as in the examples: one line of arithmetic, then the sentence "
    '"The answer is" with the number.'
)


def solve(question: str) -> str:
    prompt = "\n\n".join([INSTRUCTION, *SHOTS, f"Q: {question}\nA:"])
    return ollama.generate(model="llama3.1:8b-instruct-q8_0", prompt=prompt)["response"]


def explain(question: str, solution: str, pupil: str | None = None) -> str:
    prompt = "Explain the solution to %s in three sentences.\n\nProblem: %s\nSolution: %s" % (
        pupil,
        question,
        solution,
    )
    return ollama.generate(model="llama3.1:8b-instruct-q8_0", prompt=prompt)["response"]
