"""`python -m evals`: the one table of all figures."""

from evals.table import main

if __name__ == "__main__":
    main()
