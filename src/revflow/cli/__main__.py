"""`python -m revflow.cli`: the same as `revflow`, with the interpreter that is meant."""

import sys

from revflow.cli import main

sys.exit(main())
