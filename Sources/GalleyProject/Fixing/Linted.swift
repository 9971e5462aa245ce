import GalleyRules
import GalleyText

/// A document and what was found in it.
package struct Linted: Sendable {
  package var document: Document
  /// In the order of the text.
  package var diagnostics: [Diagnostic]

  package init(document: Document, diagnostics: [Diagnostic]) {
    self.document = document
    self.diagnostics = diagnostics
  }
}
