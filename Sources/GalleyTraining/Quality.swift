import Foundation
import GalleyProject
import GalleyRules
import GalleyText

/// How well a linter finds marked damage.
///
/// Detected is damage that a diagnostic overlaps (for an insertion or a deletion: touches) without reaching
/// more than three words beyond it on either side; corrected is what the first fix of such a diagnostic puts
/// right, white space, quotation style and letter case aside, unless they are all that is wrong; a false
/// alarm is a diagnostic that detects nothing.
package struct Quality {
  /// What was found of one kind of damage.
  package struct Tally {
    package var marked = 0
    package var detected = 0
    package var corrected = 0
    /// Of how many a correction is known.
    package var correctable = 0
  }

  package private(set) var texts = 0
  package private(set) var words = 0
  package private(set) var tallies: [String: Tally] = [:]
  /// False alarms by rule.
  package private(set) var alarms: [String: Int] = [:]
  /// A confidence, and whether it was right (a finding may detect several pieces of damage).
  private var points: [(confidence: Double, isHit: Bool, isCorrected: Bool)] = []
  private let least: Severity

  /// - Parameter least: diagnostics below are not counted; the sweep wants notes as well.
  package init(least: Severity) { self.least = least }

  package mutating func add(_ record: GoldSet.Record, _ result: LintResult) {
    texts += 1
    words += record.text.split(whereSeparator: \.isWhitespace).count
    let scalars = Array(record.text.unicodeScalars)
    let found = result.diagnostics.filter { $0.severity >= least }.map {
      Finding($0, result.source)
    }
    for edit in record.edits {
      var tally = tallies[edit.kind] ?? Tally()
      tally.marked += 1
      let isKnown = edit.replacement != nil && edit.replacement != edit.original
      if isKnown { tally.correctable += 1 }
      let hits = found.filter { $0.detects(edit, in: scalars) }
      if !hits.isEmpty {
        tally.detected += 1
        let isCorrected = isKnown && hits.contains { $0.corrects(edit, in: scalars) }
        if isCorrected { tally.corrected += 1 }
        points.append((hits.map(\.confidence).max() ?? 0, true, isCorrected))
      }
      tallies[edit.kind] = tally
    }
    for finding in found where !record.edits.contains(where: { finding.detects($0, in: scalars) }) {
      alarms[finding.rule, default: 0] += 1
      points.append((finding.confidence, false, false))
    }
  }

  /// A diagnostic in Unicode scalars.
  private struct Finding {
    var rule: String
    var range: Range<Int>
    var confidence: Double
    var edits: [(range: Range<Int>, replacement: String)]

    init(_ diagnostic: Diagnostic, _ source: SourceText) {
      func scalars(_ range: TextRange) -> Range<Int> {
        source.scalarOffset(at: Int(range.start))..<source.scalarOffset(at: Int(range.end))
      }
      rule = diagnostic.rule
      range = scalars(diagnostic.range)
      confidence = diagnostic.confidence
      edits = diagnostic.fixes.first?.edits.map { (scalars($0.range), $0.replacement) } ?? []
    }

    func detects(_ edit: GoldSet.Edit, in text: [Unicode.Scalar]) -> Bool {
      let touches =
        edit.end > edit.start && !range.isEmpty
        ? range.lowerBound < edit.end && edit.start < range.upperBound
        : range.lowerBound <= edit.end && edit.start <= range.upperBound
      guard touches else { return false }
      func words(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        return text[start..<end].split { $0.properties.isWhitespace }.count
      }
      return words(range.lowerBound, edit.start) <= 3 && words(edit.end, range.upperBound) <= 3
    }

    /// Whether the first fix and the right edit give the same text. Away from both it is the same anyway: only what
    /// lies around them is compared.
    func corrects(_ edit: GoldSet.Edit, in text: [Unicode.Scalar]) -> Bool {
      guard !edits.isEmpty else { return false }
      let ranges = edits.map(\.range) + [edit.start..<edit.end]
      let start = max(0, (ranges.map(\.lowerBound).min() ?? 0) - Self.margin)
      let end = min(text.count, (ranges.map(\.upperBound).max() ?? 0) + Self.margin)
      let around = text[start..<end]
      let wanted = applied([(edit.start..<edit.end, edit.replacement ?? "")], to: around)
      let fixed = applied(edits, to: around)
      let plain = String(String.UnicodeScalarView(around))
      return Self.normalised(wanted) == Self.normalised(plain)
        ? fixed == wanted : Self.normalised(fixed) == Self.normalised(wanted)
    }

    /// Scalars on either side of edits that are compared with them: more than a letter is made of.
    private static let margin = 32

    private func applied(
      _ edits: [(range: Range<Int>, replacement: String)], to text: ArraySlice<Unicode.Scalar>
    ) -> String {
      var text = text
      for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        text.replaceSubrange(edit.range, with: edit.replacement.unicodeScalars)
      }
      return String(String.UnicodeScalarView(text))
    }

    private static func normalised(_ text: String) -> String {
      text.replacing("’", with: "'").replacing("‘", with: "'").replacing("“", with: "\"")
        .replacing("”", with: "\"").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .lowercased()
    }
  }

  /// False alarms for a thousand words.
  package var alarmRate: Double {
    1000 * Double(alarms.values.reduce(0, +)) / Double(max(1, words))
  }

  /// All kinds of damage together.
  package var total: Tally {
    tallies.values.reduce(into: Tally()) { sum, tally in
      sum.marked += tally.marked
      sum.detected += tally.detected
      sum.corrected += tally.corrected
      sum.correctable += tally.correctable
    }
  }

  /// The share of the marked damage that is detected, and corrected, at a rate of false alarms for a
  /// thousand words; nil where already the surest findings exceed it.
  package func recall(atAlarmRate rate: Double) -> (
    confidence: Double, detected: Double, corrected: Double
  )? {
    let sorted = points.sorted { $0.confidence > $1.confidence }
    let (marked, correctable) = (Double(max(1, total.marked)), Double(max(1, total.correctable)))
    var best: (Double, Double, Double)?
    var (hits, corrected, alarms, index) = (0, 0, 0, 0)
    while index < sorted.count {
      // Findings of one confidence stand or fall together.
      let confidence = sorted[index].confidence
      while index < sorted.count, sorted[index].confidence == confidence {
        if sorted[index].isHit { hits += 1 } else { alarms += 1 }
        if sorted[index].isCorrected { corrected += 1 }
        index += 1
      }
      if 1000 * Double(alarms) / Double(max(1, words)) <= rate {
        best = (confidence, Double(hits) / marked, Double(corrected) / correctable)
      }
    }
    return best
  }

  /// For each tenth of confidence how many findings there are and what share of them is right.
  package var reliability: [(from: Double, findings: Int, right: Double)] {
    (0..<10).compactMap { bin in
      let inside = points.filter { min(9, Int($0.confidence * 10)) == bin }
      guard !inside.isEmpty else { return nil }
      return (
        Double(bin) / 10, inside.count, Double(inside.count(where: \.isHit)) / Double(inside.count)
      )
    }
  }
}
