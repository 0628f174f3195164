"""Prints one line for each check, and why it failed below it."""

import textwrap
import traceback
import unittest


class OneLineResult(unittest.TestResult):
    def addSuccess(self, test):
        super().addSuccess(test)
        self._print("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._print("FAIL", test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self._print("FAIL", test, err)

    @staticmethod
    def _print(outcome, test, err=None):
        print(f"{outcome:4} python  {test.shortDescription() or test}", flush=True)

        if err is not None:
            print(textwrap.indent("".join(traceback.format_exception(*err)), "       "), flush=True)
