"""A static linter for the prompts inside Python programs."""
