"""Lets `python -m cjm_tui` be `cjm`."""

from __future__ import annotations

import sys

from cjm_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
