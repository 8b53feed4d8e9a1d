"""Run the command line: `python -m counterclaim`."""

from counterclaim.cli import main

main()
