"""Adds up the JUnit reports under a folder: the closing line of ./dev test.

Usage: count.py FOLDER [FAILED_STAGE…]
PRESET.ctest.xml names every program ctest ran; those of GoogleTest say more in PRESET/PROGRAM_test.xml, unless they
crashed. A stage that failed without a test that did, such as one that could not be built, counts as one failure.
"""

import collections
import pathlib
import sys
import xml.etree.ElementTree


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None or case.get("status") == "fail":
        return "failed"
    return "skipped" if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled") else "passed"


def outcomes(report):
    return [outcome(case) for case in xml.etree.ElementTree.parse(report).getroot().iter("testcase")]


def cases(folder):
    for report in sorted(folder.rglob("*.xml")):
        if not report.name.endswith(".ctest.xml"):
            yield from outcomes(report)
            continue
        for case in xml.etree.ElementTree.parse(report).getroot().iter("testcase"):
            own = folder / report.name.removesuffix(".ctest.xml") / (case.get("name") + "_test.xml")
            told = own.exists() and (outcome(case) != "failed" or "failed" in outcomes(own))
            if not told:
                yield outcome(case)


counts = collections.Counter(cases(pathlib.Path(sys.argv[1])))
if counts["failed"] == 0:
    counts["failed"] = len(sys.argv[2:])
print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
sys.exit(0 if counts["failed"] == 0 and counts["passed"] > 0 else 1)
