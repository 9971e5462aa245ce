import Foundation
import FoundationXML
import GalleyFormats
import GalleyProject
import GalleyReports
import GalleyRules
import Support
import Testing

/// The formats of others, against the rules of their specifications. `.ci/formats` runs them through real
/// consumers.
@Suite struct FormatTests {
  private static let text =
    "👍 The goverment fell , it is said.\nIt is <it> & \"more\" of the the same.\n"

  /// What a format prints of a text under a difficult path, and of an input that cannot be read.
  private func report(
    _ format: String, _ text: String = text, path: String = "./a b,c:d%é/<x>.txt",
    record: LintResult.Record? = nil, failure: InputFailure? = nil, severity: Severity = .warning
  ) throws -> String {
    let scratch = try Scratch()
    let destination = try ReportDestination(scratch.url("out").path)
    let linter = try TestLinter()
    var reporter = try #require(ReportFormat(rawValue: format)).makeReporter(
      ReportContext(
        style: TextStyle(isColoured: false, columns: 80), rules: linter.rules.map(\.description),
        version: "1.2.3", folder: "/work"))
    var result = linter.lint(text, path: path)
    result.record = record
    var summary = Summary()
    summary.add(result.diagnostics, shown: severity)
    result.diagnostics.removeAll { $0.severity < severity }
    reporter.begin(into: destination.sink)
    reporter.report(result, into: destination.sink)
    if let failure {
      summary.unreadable += 1
      reporter.report(failure, into: destination.sink)
    }
    reporter.finish(summary, into: destination.sink)
    try destination.finish()
    return try String(contentsOf: scratch.url("out"), encoding: .utf8)
  }

  private func json<T>(_ text: String, as type: T.Type) throws -> T {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? T)
  }

  private let failure = InputFailure(path: "bin.txt", line: 3, message: "100% broken,\nsee: “x”")

  @Test func sarifKeepsTheStandard() throws {
    let log = try json(report("sarif", failure: failure), as: [String: Any].self)
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 4)
    for result in results {
      // §3.27.6: ruleIndex is the index of the rule of that id.
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect((rules[index]["help"] as? [String: String])?["markdown"]?.isEmpty == false)
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String))
      let rank = try #require(result["rank"] as? Double)
      #expect((0...100).contains(rank))
      let prints = try #require(result["partialFingerprints"] as? [String: String])
      #expect(prints["primaryLocationLineHash"]?.count == 16)
    }
    let place = try #require(
      (results[0]["locations"] as? [[String: [String: Any]]])?.first?["physicalLocation"])
    let artifact = try #require(place["artifactLocation"] as? [String: String])
    #expect(artifact["uri"] == "a%20b%2Cc%3Ad%25%C3%A9/%3Cx%3E.txt")
    #expect(artifact["uriBaseId"] == "%SRCROOT%")
    let bases = try #require(run["originalUriBaseIds"] as? [String: [String: String]])
    // §3.14.14: a base URI is absolute and ends in a slash.
    #expect(bases["%SRCROOT%"]?["uri"] == "file:///work/")
    // “👍” is two units of UTF-16.
    let region = try #require(place["region"] as? [String: Any])
    #expect(region["startColumn"] as? Int == 8 && region["endColumn"] as? Int == 17)
    #expect((region["snippet"] as? [String: String])?["text"] == "goverment")
    let change = try #require(
      (results[0]["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])
    let replacement = try #require((change[0]["replacements"] as? [[String: Any]])?.first)
    #expect((replacement["insertedContent"] as? [String: String])?["text"] == "government")
    #expect((replacement["deletedRegion"] as? [String: Int])?["startColumn"] == 8)
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    #expect((invocation["toolExecutionNotifications"] as? [Any])?.count == 1)
  }

  @Test func gitHubCommandsAreEscaped() throws {
    let lines = try report("github", "👍 The goverment fell.\n", failure: failure).split(
      separator: "\n")
    #expect(
      lines[0]
        == "::warning file=a b%2Cc%3Ad%25é/<x>.txt,line=1,endLine=1,col=8,endColumn=17,title=galley%3A misspelling::“goverment” is in no dictionary; “government” is near%0AReplace with “government”"
    )
    #expect(
      lines.last
        == "::error file=bin.txt,line=3,title=galley%3A cannot be linted::100%25 broken,%0Asee: “x”"
    )
    let many = try report("github", String(repeating: "The goverment fell.\n", count: 25))
      .split(separator: "\n")
    try #require(many.count == 11)
    #expect(many[10].hasPrefix("::notice title=galley::") && many[10].contains("more findings"))
  }

  @Test func gitLabFindingsAreUniqueAndComplete() throws {
    let text = "The goverment fell.\n\nThe goverment fell.\n"
    let issues = try json(report("gitlab", text, failure: failure), as: [[String: Any]].self)
    #expect(issues.count >= 3)
    var seen = Set<String>()
    for issue in issues {
      let fingerprint = try #require(issue["fingerprint"] as? String)
      #expect(seen.insert(fingerprint).inserted, "GitLab drops a second \(fingerprint)")
      #expect(!(issue["description"] as? String ?? "").isEmpty && issue["check_name"] is String)
      let severity = issue["severity"] as? String
      #expect(["info", "minor", "major", "critical", "blocker"].contains(severity))
      let location = try #require(issue["location"] as? [String: Any])
      #expect((location["path"] as? String)?.hasPrefix("./") == false)
      #expect((location["lines"] as? [String: Int])?["begin"] ?? 0 > 0)
    }
    #expect(try report("gitlab", "All is well.").filter { !$0.isWhitespace } == "[]")
  }

  @Test(arguments: ["checkstyle", "junit"])
  func xmlIsWellFormed(_ format: String) throws {
    let text = "The gover\u{1}ment & <b> \"fell\" , it \u{FFFE}is said.\nThey recieve it.\n"
    let output = try report(format, text, failure: failure, severity: .note)
    let reader = try ReadXML(output)
    #expect(reader.elements.first?.name == (format == "junit" ? "testsuites" : "checkstyle"))
    if format == "junit" {
      // What every consumer's schema demands: the counts of a suite are those of its cases.
      for suite in reader.elements where suite.name == "testsuite" {
        for name in ["name", "tests", "failures", "errors"] {
          #expect(suite.attributes[name] != nil)
        }
      }
      func count(_ name: String) -> Int { reader.elements.count { $0.name == name } }
      func sum(_ name: String) -> Int {
        reader.elements.filter { $0.name == "testsuite" }
          .reduce(0) { $0 + (Int($1.attributes[name] ?? "") ?? 0) }
      }
      #expect(count("testcase") == sum("tests") && count("failure") == sum("failures"))
      #expect(count("error") == 1 && sum("errors") == 1 && count("skipped") == sum("skipped"))
    } else {
      let errors = reader.elements.filter { $0.name == "error" }
      #expect(errors.count > 3)
      for error in errors {
        #expect(["info", "warning", "error"].contains(error.attributes["severity"]))
        #expect(Int(error.attributes["line"] ?? "") ?? 0 > 0 && error.attributes["message"] != nil)
      }
      #expect(errors.last?.attributes["message"] == failure.message)
    }
  }

  @Test func reviewdogCountsBytes() throws {
    let result = try json(report("rdjson", failure: failure), as: [String: Any].self)
    #expect((result["source"] as? [String: String])?["name"] == "galley")
    let diagnostics = try #require(result["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.count == 5)
    let location = try #require(diagnostics[0]["location"] as? [String: Any])
    #expect(location["path"] as? String == "a b,c:d%é/<x>.txt")
    let range = try #require(location["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["line": 1, "column": 10] && range["end"]?["column"] == 19)
    let suggestion = try #require((diagnostics[0]["suggestions"] as? [[String: Any]])?.first)
    #expect(suggestion["text"] as? String == "government")
    #expect(Set(diagnostics.map { $0["severity"] as? String }) == ["WARNING", "ERROR"])
  }

  @Test func markdownCannotBeBrokenByText() throws {
    let output = try report("markdown", failure: failure)
    #expect(output.hasPrefix("## Galley\n\n4 warnings in 1 text; 1 could not be linted"))
    let rows = output.split(separator: "\n").filter { $0.hasPrefix("| a b") }
    #expect(rows.count == 4)
    for row in rows { #expect(row.count { $0 == "|" } == 6, "\(row)") }
    #expect(rows[2].contains("&lt;it&gt; &amp;") && !output.contains("<it>"))
  }

  /// GitHub reads each line of a log with the regular expression.
  @Test func theProblemMatcherReadsWhatIsPrinted() throws {
    let file = try Data(
      contentsOf: Fixtures.package.appendingPathComponent(".ci/problem-matcher.json"))
    let matchers = try #require(
      try JSONSerialization.jsonObject(with: file) as? [String: [[String: Any]]])
    let pattern = try #require((matchers["problemMatcher"]?[0]["pattern"] as? [[String: Any]])?[0])
    let expression = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
    func read(_ line: Substring) throws -> [String] {
      let line = String(line)
      let match = try #require(
        expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)), "\(line)")
      return try ["file", "line", "column", "severity", "message", "code"].map { key in
        let group = try #require(pattern[key] as? Int)
        return String(line[try #require(Range(match.range(at: group), in: line))])
      }
    }
    let message = "“goverment” is in no dictionary; “government” is near"
    let text = "One.\n\nThe goverment fell."
    for format in ["compact", "text"] {
      let plain = try report(format, text, path: "a:1/b c.txt").split(separator: "\n")
      #expect(
        try read(plain[0]) == ["a:1/b c.txt", "3", "5", "warning", message, "misspelling"])
      for (id, name) in [(JSONLinesRecord.RecordID.string("r:7:8"), "r:7:8"), (.integer(9), "9")] {
        let record = LintResult.Record(id: id, line: 7)
        let lines = try report(format, text, path: "a.jsonl", record: record).split(separator: "\n")
        #expect(
          try read(lines[0])
            == ["a.jsonl", "7", "1", "warning", "record \(name), 3:5: \(message)", "misspelling"])
      }
    }
  }

  @Test func everyFormatHasANameAndASummary() {
    let names = ReportFormat.allCases.map(\.rawValue)
    #expect(names == Set(names).sorted() && names.contains("text"))
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+/) != nil }, "\(names)")
    #expect(ReportFormat.allCases.allSatisfy { !$0.summary.isEmpty && !$0.summary.hasSuffix(".") })
    #expect(ReportFormat(rawValue: "wurst") == nil && ReportFormat.text.rawValue == "text")
  }

  @Test(arguments: ["sarif", "github", "gitlab", "checkstyle", "rdjson"])
  func aRecordIsALineOfItsFile(_ format: String) throws {
    let record = LintResult.Record(id: .string("r7"), line: 7)
    let output = try report(format, "One.\n\nThe goverment fell.", path: "a.jsonl", record: record)
    #expect(output.contains("record r7: “goverment”"))
    #expect(!output.contains("column=") && !output.contains("startColumn"))
    let line = [
      "sarif": "\"startLine\":7", "github": "line=7,", "gitlab": "\"begin\":7",
      "checkstyle": "line=\"7\"", "rdjson": "\"line\":7",
    ][format]
    #expect(output.contains(try #require(line)))
  }
}

/// Elements of an XML document in order, as Foundation's parser (libxml2) reads them.
private final class ReadXML: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw try #require(parser.parserError) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
  }
}
