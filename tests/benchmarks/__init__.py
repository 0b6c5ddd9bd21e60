"""What promptlint costs, beside other linters: run by hand, prints a table, asserts nothing."""
