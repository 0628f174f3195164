"""Runs every check and prints a line for each."""

import os
import sys
import unittest

import one_line

here = os.path.dirname(os.path.abspath(__file__))
checks = unittest.defaultTestLoader.discover(here, pattern=os.environ.get("WORKFORCE_CHECKS", "*") + "_checks.py")
result = one_line.OneLineResult()
checks.run(result)
sys.exit(0 if result.wasSuccessful() else 1)
