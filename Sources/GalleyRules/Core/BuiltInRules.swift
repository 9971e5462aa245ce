// Written by `swift run galley-dev generate`.

/// The rules that are written in Swift.
package enum BuiltInRules {
  /// One of each, by name.
  package static let all: [any Rule] = [
    MissingWord(),
    LeftOverWord(),
    GarbledPhrase(),
    ConfusedWord(),
    BlankLines(),
    BrokenSentence(),
    ControlCharacter(),
    DanglingComma(),
    DoubledSpace(),
    HTMLEntity(),
    ImpossibleDate(),
    ImpossibleTime(),
    InvalidUTF8(),
    JoinedWords(),
    MissingEnd(),
    MissingSpace(),
    Misspelling(),
    MixedQuotes(),
    MixedScript(),
    Mojibake(),
    NearRepetition(),
    RepeatedHeadline(),
    RepeatedPassage(),
    RepeatedWord(),
    SpaceBeforePunctuation(),
    SpaceInside(),
    StrayBackslash(),
    StrayTag(),
    TruncatedText(),
    UnknownName(),
    UnmatchedBracket(),
    UnmatchedQuote(),
    WrongWayQuote(),
  ]
}
