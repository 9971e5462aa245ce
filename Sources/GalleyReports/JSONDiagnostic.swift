import GalleyFormats
import GalleyProject
import GalleyRules
import GalleyText

/// The JSON of one diagnostic. Offsets are Unicode scalars, half open.
enum JSONDiagnostic {
  /// The object, on one line.
  static func text(_ diagnostic: Diagnostic, _ result: LintResult) -> String {
    let source = result.source
    let start = source.position(at: diagnostic.range.start)
    let end = source.position(at: diagnostic.range.end)
    var json = "{\"path\":\(quoted(source.path))"
    if let record = result.record {
      switch record.id {
      case .string(let id): json += ",\"id\":\(quoted(id))"
      case .integer(let id): json += ",\"id\":\(id)"
      }
      json += ",\"recordLine\":\(record.line)"
    }
    json += ",\"line\":\(start.line),\"column\":\(start.column)"
    json += ",\"endLine\":\(end.line),\"endColumn\":\(end.column)"
    json += ",\(offsets(diagnostic.range, source))"
    json += ",\"severity\":\"\(diagnostic.severity.rawValue)\",\"rule\":\(quoted(diagnostic.rule))"
    json += ",\"category\":\"\(diagnostic.category.rawValue)\""
    json += ",\"message\":\(quoted(diagnostic.message))"
    json += ",\"confidence\":\(number(diagnostic.confidence))"
    if !diagnostic.related.isEmpty {
      let related = diagnostic.related.map {
        "{\(offsets($0.range, source)),\"message\":\(quoted($0.message))}"
      }
      json += ",\"related\":[\(related.joined(separator: ","))]"
    }
    let fixes = diagnostic.fixes.map { fix in
      let edits = fix.edits.map {
        "{\(offsets($0.range, source)),\"replacement\":\(quoted($0.replacement))}"
      }
      return "{\"title\":\(quoted(fix.title)),\"applicability\":\"\(fix.applicability.rawValue)\""
        + ",\"edits\":[\(edits.joined(separator: ","))]}"
    }
    return json + ",\"fixes\":[\(fixes.joined(separator: ","))]}"
  }

  private static func offsets(_ range: TextRange, _ source: SourceText) -> String {
    let start = source.scalarOffset(at: Int(range.start))
    let end = source.scalarOffset(at: Int(range.end))
    return "\"startOffset\":\(start),\"endOffset\":\(end)"
  }

  /// Three decimals at most.
  private static func number(_ value: Double) -> String {
    "\((value * 1000).rounded() / 1000)"
  }

  /// A JSON string (RFC 8259).
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
