/// Words of grammar that damage puts in one another's place: what is short is misheard, misread and
/// mistranslated most.
enum FunctionWords {
  static let groups: [[String]] = [
    [
      "in", "on", "at", "of", "to", "for", "with", "by", "from", "into", "about", "as", "over",
      "after", "than",
    ],
    ["is", "in", "it", "if", "as", "its", "it's"],
    ["on", "one", "or", "of", "off", "our", "are"],
    ["an", "and", "a", "any", "in", "as", "at"],
    ["whether", "perhaps", "if", "maybe", "that"],
    ["because", "since", "as", "while", "when", "where"],
    ["although", "though", "while", "whereas", "but"], ["unless", "until", "if"],
    ["and", "but", "or", "so", "as"], ["how", "why", "what", "when", "where"],
    ["is", "are", "was", "were", "be", "been", "being", "am"],
    ["has", "have", "had", "having"],
    ["do", "does", "did", "done"],
    ["a", "an", "the", "this", "that", "these", "those"],
    ["his", "her", "its", "their", "my", "your", "our"],
    ["he", "she", "it", "they", "we", "you", "i"],
    ["him", "her", "them", "us", "me", "it"],
    ["who", "whom", "whose", "which", "what", "who's"],
    ["can", "could", "will", "would", "may", "might", "shall", "should", "must"],
    ["the", "they", "then", "them", "than", "there", "their", "they're"],
    ["to", "too", "two"], ["your", "you're"], ["were", "where", "we're", "wear"],
    ["have", "of"], ["not", "now", "no", "know"], ["every", "very", "ever", "even"],
    ["less", "fewer"], ["much", "many"], ["among", "between"], ["before", "after", "until"],
    ["some", "same"], ["such", "much"], ["through", "though", "thorough", "throughout"],
  ]
}
