#!/usr/bin/env python3
"""Django's own commands, for those who know them by heart; `./run ruamphaen` offers the same."""

import sys

from ruamphaen.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
