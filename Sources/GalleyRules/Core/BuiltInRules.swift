// Written by `swift run galley-dev generate`.

/// The rules that are written in Swift.
package enum BuiltInRules {
  /// One of each, by name.
  package static let all: [any Rule] = [
    BlankLines(),
    BrokenSentence(),
    BrokenWord(),
    ControlCharacter(),
    DanglingComma(),
    DigitInWord(),
    HTMLEntity(),
    ImpossibleDate(),
    ImpossibleTime(),
    InvalidUTF8(),
    JoinedWords(),
    LineEndHyphen(),
    MarkInWord(),
    MisreadWord(),
    MissingEnd(),
    MissingSpace(),
    Misspelling(),
    MixedScript(),
    MixedSpelling(),
    Mojibake(),
    NameVariant(),
    PageBreak(),
    RepeatedPassage(),
    RepeatedWord(),
    SpaceBeforePunctuation(),
    StrayBackslash(),
    StrayMark(),
    StrayTag(),
    TruncatedText(),
    UnknownName(),
    UnmatchedBracket(),
    UnmatchedQuote(),
  ]
}
