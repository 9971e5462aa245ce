// Written by `swift run galley-dev generate`.

/// The rules that are written in Swift.
package enum BuiltInRules {
  /// One of each, by name.
  package static let all: [any Rule] = [
    BlankLines(),
    BrokenSentence(),
    ControlCharacter(),
    DanglingComma(),
    HTMLEntity(),
    ImpossibleDate(),
    ImpossibleTime(),
    InvalidUTF8(),
    JoinedWords(),
    MissingEnd(),
    MissingSpace(),
    Misspelling(),
    MixedScript(),
    Mojibake(),
    RepeatedPassage(),
    RepeatedWord(),
    SpaceBeforePunctuation(),
    StrayBackslash(),
    StrayTag(),
    TorturedPhrase(),
    TruncatedText(),
    UnknownName(),
    UnmatchedBracket(),
    UnmatchedQuote(),
  ]
}
