extension PatternRule {
  func write(to writer: inout PackWriter) {
    description.write(to: &writer)
    writer.write(list: entries) { writer, entry in
      entry.pattern.write(to: &writer)
      writer.write(entry.fix) { $1.write(to: &$0) }
    }
    writer.write(case: scope)
    for patterns in [guards.unless, guards.sentence, guards.near, guards.notNear] {
      writer.write(list: patterns) { $1.write(to: &$0) }
    }
    writer.write(guards.outsideQuotation ? 1 : 0)
    writer.write(message)
    writer.write(bits: confidence.bitPattern)
    writer.write(replacesOther ? 1 : 0)
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``PackReader/Damage``.
  init(from reader: inout PackReader) throws(PackReader.Damage) {
    func patterns() throws(PackReader.Damage) -> [Pattern] {
      try reader.list { reader throws(PackReader.Damage) in try Pattern(from: &reader) }
    }
    self.init(
      description: try RuleDescription(from: &reader),
      entries: try reader.list { reader throws(PackReader.Damage) in
        Entry(
          pattern: try Pattern(from: &reader),
          fix: try reader.optional { reader throws(PackReader.Damage) in
            try FixTemplate(from: &reader)
          })
      },
      scope: try reader.value(of: Scope.self),
      guards: Guards(
        unless: try patterns(), sentence: try patterns(), near: try patterns(),
        notNear: try patterns(), outsideQuotation: try reader.number() != 0),
      message: try reader.text(), confidence: Double(bitPattern: try reader.bits()),
      replacesOther: try reader.number() != 0)
  }
}

extension PatternRule.FixTemplate {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(applicability) { $0.write(case: $1) }
    switch self {
    case .remove: writer.write(nil as String?) { $0.write($1) }
    case .replace(let text, _): writer.write(text) { $0.write($1) }
    }
  }

  fileprivate init(from reader: inout PackReader) throws(PackReader.Damage) {
    let applicability = try reader.optional { reader throws(PackReader.Damage) in
      try reader.value(of: Applicability.self)
    }
    let text = try reader.optional { reader throws(PackReader.Damage) in try reader.text() }
    self = text.map { .replace($0, applicability ?? .likely) } ?? .remove(applicability)
  }
}

extension RuleDescription {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(id)
    writer.write(case: category)
    writer.write(case: severity)
    writer.write(summary)
    writer.write(explanation)
    for texts in [languages, overrides] { writer.write(list: texts) { $0.write($1) } }
    // Those of a pack stand in one file.
    writer.write(examples.first?.file ?? "")
    writer.write(list: examples) { writer, example in
      writer.write(example.text)
      writer.write(example.fixed) { $0.write($1) }
      writer.write(example.line)
      writer.write(example.column)
    }
    writer.write(list: Disguise.allCases.filter { exemptions[$0] != nil }) { writer, disguise in
      writer.write(case: disguise)
      writer.write(exemptions[disguise] ?? "")
    }
  }

  fileprivate init(from reader: inout PackReader) throws(PackReader.Damage) {
    func texts() throws(PackReader.Damage) -> [String] {
      try reader.list { reader throws(PackReader.Damage) in try reader.text() }
    }
    self.init(
      id: try reader.text(), category: try reader.value(of: Category.self),
      severity: try reader.value(of: Severity.self), summary: try reader.text(),
      explanation: try reader.text(), languages: try texts(), overrides: try texts(), examples: [])
    let file = try reader.text()
    examples = try reader.list { reader throws(PackReader.Damage) in
      Example(
        try reader.text(),
        fixed: try reader.optional { reader throws(PackReader.Damage) in try reader.text() },
        file: file, line: try reader.number(), column: try reader.number())
    }
    for (disguise, reason) in try reader.list({ reader throws(PackReader.Damage) in
      (try reader.value(of: Disguise.self), try reader.text())
    }) {
      exemptions[disguise] = reason
    }
  }
}
