"""Reads the reports of one run, each as its consumer does; the working directory holds texts and reports.

    .ci/check-formats.py PREFIX      reports are PREFIX.sarif, PREFIX.gitlab and so on

What is compared with the texts is PREFIX.json: where each finding is, in Unicode scalars.
"""
import glob, json, os, re, sys
from urllib.parse import unquote

import jsonschema, junitparser, xmlschema
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from markdown_it import MarkdownIt

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def text(name):
    with open(name, encoding="utf-8", newline="") as file:
        return file.read()


prefix = sys.argv[1]
report = json.loads(text(prefix + ".json"))
findings = report["diagnostics"]
unreadable = report["summary"]["unreadable"]
# The others name files as their consumer knows them: relative to the working directory.
paths = {f["path"]: os.path.normpath(f["path"]) for f in findings}
wrong = [f for f in findings if f["severity"] != "note"]
assert findings, "no findings to look at"


def line_of(finding):
    """The line of the file: a record is one."""
    return finding.get("recordLine", finding["line"])


def marked(finding):
    """What a finding is about, out of the file; None where it has several lines or is in a record."""
    if "recordLine" in finding or finding["line"] != finding["endLine"]:
        return None
    return text(finding["path"])[finding["startOffset"]:finding["endOffset"]]


def jsonl():
    lines = [json.loads(line) for line in text(prefix + ".jsonl").splitlines()]
    assert lines == findings


def sarif():
    """SARIF 2.1.0: the official schema is checked before; here places, fingerprints and fixes."""
    run = json.loads(text(prefix + ".sarif"))["runs"][0]
    results = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "utf16CodeUnits" and len(results) == len(findings)
    prints = set()
    for result, finding in zip(results, findings):
        place = result["locations"][0]["physicalLocation"]
        path = unquote(place["artifactLocation"]["uri"])
        prints.add((result["partialFingerprints"]["primaryLocationLineHash"], path, finding.get("recordLine")))
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == finding["rule"] and rule["help"]["text"]
        whole = marked(finding)
        if whole is None:
            continue
        region = place["region"]
        line = re.split("\r\n|\n|\r", text(path))[region["startLine"] - 1].encode("utf-16-le")
        cut = line[(region["startColumn"] - 1) * 2:(region["endColumn"] - 1) * 2].decode("utf-16-le")
        assert cut == region["snippet"]["text"] == whole, (path, region)
        assert len(result.get("fixes", [])) == len(finding["fixes"])
    assert len(prints) == len(results)


def junit():
    """The schema of Jenkins, out of a package that ships it; and junitparser."""
    schemas = glob.glob(os.environ["SCHEMAS"] + "/*/tests/vendor/jenkins/xunit-plugin/14c6*/junit-10.xsd")
    xmlschema.XMLSchema(schemas[0]).validate(prefix + ".junit")
    suites = junitparser.JUnitXml.fromfile(prefix + ".junit")
    cases = [case for suite in suites for case in suite]
    kinds = [type(r).__name__ for case in cases for r in case.result]
    assert kinds.count("Failure") == len(wrong) and kinds.count("Error") == unreadable
    assert kinds.count("Skipped") == len(findings) - len(wrong)
    assert sum(s.tests for s in suites) == len(cases)


def checkstyle():
    """The reader of diff-cover; there is no official schema."""
    by_file = CheckstyleXmlDriver().parse_reports([text(prefix + ".checkstyle").split("?>", 1)[1]])
    assert sum(map(len, by_file.values())) == len(findings) + unreadable
    assert all(v.message.split(":")[0] in ("error", "warning", "info") for all in by_file.values() for v in all)
    if unreadable == 0:
        assert set(by_file) == set(paths.values())


def gitlab():
    """What GitLab demands of an issue (app/validators/json_schemas/codeclimate.json), and its documentation:
    https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
    schema = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
    raw = text(prefix + ".gitlab")
    assert not raw.startswith("\ufeff"), "GitLab takes no byte order mark"
    issues = json.loads(raw)
    jsonschema.validate(issues, schema)
    assert len(issues) == len(findings) + unreadable == len({i["fingerprint"] for i in issues})


def rdjson():
    """Reviewdog reads it with protobuf's JSON reader, which refuses what it does not know; the messages are
    those of proto/rdf/reviewdog.proto. Columns are bytes of UTF-8, the end is exclusive."""
    messages = {
        "Position": "line:int32 column:int32",
        "Range": "start:Position end:Position",
        "Location": "path:string=2 range:Range=3",
        "Source": "name:string url:string",
        "Code": "value:string url:string",
        "Suggestion": "range:Range text:string",
        "Diagnostic": "message:string location:Location severity:Severity source:Source code:Code"
        " suggestions:Suggestion* original_output:string",
        "DiagnosticResult": "diagnostics:Diagnostic* source:Source severity:Severity",
    }
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="rdf.proto", package="rdf", syntax="proto3")
    severity = file.enum_type.add(name="Severity")
    for number, name in enumerate(["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]):
        severity.value.add(name=name, number=number)
    for name, fields in messages.items():
        message = file.message_type.add(name=name)
        for number, (key, kind, many, own) in enumerate(
            re.findall(r"(\w+):(\w+)(\*?)(?:=(\d+))?", fields), 1
        ):
            new = message.field.add(name=key, number=int(own or number))
            new.label = field.LABEL_REPEATED if many else field.LABEL_OPTIONAL
            if kind in ("int32", "string"):
                new.type = field.TYPE_INT32 if kind == "int32" else field.TYPE_STRING
            else:
                new.type = field.TYPE_ENUM if kind == "Severity" else field.TYPE_MESSAGE
                new.type_name = ".rdf." + kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    result = message_factory.GetMessageClass(pool.FindMessageTypeByName("rdf.DiagnosticResult"))()
    json_format.Parse(text(prefix + ".rdjson"), result)
    found = [d for d in result.diagnostics if d.code.value != "unreadable-input"]
    assert len(found) == len(findings) and len(result.diagnostics) == len(findings) + unreadable
    for diagnostic, finding in zip(found, findings):
        assert diagnostic.severity > 0 and diagnostic.message
        assert diagnostic.location.path == paths[finding["path"]]
        whole = marked(finding)
        if whole is None:
            continue
        start, end = diagnostic.location.range.start, diagnostic.location.range.end
        line = re.split(b"\r\n|\n|\r", open(finding["path"], "rb").read())[start.line - 1]
        assert line[start.column - 1:end.column - 1].decode() == whole, diagnostic
        assert len(diagnostic.suggestions) == len(finding["fixes"])


def github():
    """As the runner takes a command apart (ActionCommand.TryParseV2), and its problem matcher."""
    def undone(value, *more):
        for sign, code in (*more, ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
            value = value.replace(code, sign)
        return value

    commands = []
    for line in text(prefix + ".github").splitlines():
        assert line.startswith("::")
        info, data = line[2:].split("::", 1)
        name, _, rest = info.partition(" ")
        values = dict(pair.split("=", 1) for pair in rest.split(","))
        commands.append(
            (name, {k: undone(v, (":", "%3A"), (",", "%2C")) for k, v in values.items()}, undone(data))
        )
    kinds = {"error": "error", "warning": "warning", "note": "notice"}
    for kind in kinds.values():
        assert sum(c[0] == kind for c in commands) <= 10, "GitHub shows ten of a kind a step"
    shown = [c for c in commands if "file" in c[1] and "cannot be linted" not in c[1]["title"]]
    assert shown and all(c[1]["file"] in paths.values() and int(c[1]["line"]) > 0 for c in shown)
    for severity, kind in kinds.items():
        of_kind = [f for f in findings if f["severity"] == severity]
        for command, finding in zip([c for c in shown if c[0] == kind], of_kind):
            assert command[1]["file"] == paths[finding["path"]] and int(command[1]["line"]) == line_of(finding)
            assert command[1]["title"] == "galley: " + finding["rule"]
            assert command[2].startswith(finding["message"]) or "recordLine" in finding
    if len(shown) < len(findings):
        assert "more findings" in commands[-1][2]

    with open(os.path.join(root, ".ci", "problem-matcher.json")) as file:
        matcher = json.load(file)["problemMatcher"][0]["pattern"][0]
    lines = text(prefix + ".compact").splitlines()
    assert len(lines) == len(wrong)
    for line, finding in zip(lines, wrong):
        match = re.match(matcher["regexp"], line)
        place = (match[matcher["file"]], int(match[matcher["line"]]), int(match[matcher["column"]]))
        wanted = (finding["line"], finding["column"])
        if "recordLine" in finding:
            # A record is one line of its file.
            wanted = (finding["recordLine"], 1)
        assert place == (finding["path"], *wanted), line
        assert match[matcher["severity"]] == finding["severity"] and match[matcher["code"]] == finding["rule"]


def markdown():
    """A reader of GitHub's tables."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text(prefix + ".markdown"))
    rows = re.findall(r"<tr>\n<td>", html)
    rules = {f["rule"] for f in findings}
    assert len(rows) == len(rules) + min(len(findings), 100)
    assert len(html.encode()) < 1 << 20, "GitHub takes a megabyte"
    assert not re.search(r"<(?!/?(h2|p|table|thead|tbody|tr|th|td|ul|li)\b)", html), "text became markup"


def plain():
    """The text for people, and the lines that editors read."""
    head = re.compile(r"(.+?):(\d+):(\d+): (error|warning): .+ \[[a-z0-9-]+\]")
    lines = [head.fullmatch(line) for line in text(prefix + ".text").splitlines()]
    assert 0 < sum(line is not None for line in lines) <= len(wrong)


readers = [plain, jsonl, sarif, junit, checkstyle, gitlab, rdjson, github, markdown]
for reader in readers:
    reader()
print(f"formats: {prefix}: {len(findings)} findings accepted by {len(readers)} readers")
