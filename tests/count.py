"""Adds up the JUnit reports of GoogleTest, ctest and pytest under a folder: the closing line of ./dev test.

Usage: count.py FOLDER [FAILED_STAGE…]
A program that crashes leaves no report of its own: ctest's report of it, or the name of its stage, then counts as failed.
"""

import pathlib
import sys
import xml.etree.ElementTree

passed = failed = skipped = 0
crashed = 0
for report in pathlib.Path(sys.argv[1]).rglob("*.xml"):
    suites = xml.etree.ElementTree.parse(report).getroot()
    for case in suites.iter("testcase"):
        bad = case.find("failure") is not None or case.find("error") is not None
        if report.name.endswith(".ctest.xml"):
            crashed += bad
        elif bad:
            failed += 1
        elif case.find("skipped") is not None or case.get("status") == "notrun":
            skipped += 1
        else:
            passed += 1
if failed == 0:
    failed = crashed or len(sys.argv[2:])
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(0 if failed == 0 and passed > 0 else 1)
