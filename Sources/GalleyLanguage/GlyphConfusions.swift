/// Shapes that print recognition takes for one another.
///
/// What it confuses is a matter of ink: strokes that touch (“rn” read as “m”), strokes that part (“h” read
/// as “li”), bowls that close or open (“c” and “e”), letters and digits of one outline (“l” and “1”), and the
/// long s of old print, which differs from “f” by half a stroke.
package enum GlyphConfusions {
  /// What was read and what was printed, in small letters.
  private struct Confusion {
    var read: [UInt8]
    var printed: [UInt8]
    var isDistinct: Bool
  }

  /// A string that a word may have been.
  package struct Reading: Hashable {
    package var letters: [UInt8]
    /// Whether hardly anything but print recognition makes the confusion; dialect, other languages and
    /// typing change one vowel for another as well.
    package var isDistinct: Bool
  }

  /// Confusions by the first byte of what was read.
  private static let byFirstByte: [[Confusion]] = {
    var table = [[Confusion]](repeating: [], count: 256)
    for (list, isDistinct) in [(distinct, true), (similar, false)] {
      for entry in list.split(separator: " ") {
        let sides = entry.split(separator: "/")
        guard sides.count == 2 else { continue }
        for printed in sides[1].split(separator: ",") {
          let read = Array(sides[0].utf8)
          table[Int(read[0])].append(
            Confusion(read: read, printed: Array(printed.utf8), isDistinct: isDistinct))
        }
      }
    }
    return table
  }()

  /// What is read, a stroke, and what may have been printed.
  private static let distinct = """
    rn/m m/rn,in,ni,tn,n,w rr/n nn/m ni/m in/m iii/m tn/m ri/n ir/n,h iu/m ui/m \
    cl/d d/cl ol/d,el ct/d el/d ci/a ti/a,h li/h,b il/h,d h/li,il,ll,b,n,k,lr lh/h,th tl/h,th ln/h lt/h it/h \
    lr/h ll/h,u,n fi/h fl/h,ff ff/fl,fi vv/w w/vv,m,v,u ii/u,n u/ii,ll,n,v,w a/ci,ti n/ri,u,ii,m,r,v,h,rr \
    b/h,li c/o,e,t,r,g o/c,d e/c i/l,t,r,j l/i,t,f,j,1 t/i,l,f,c f/t,s,l,i,r r/i,n,c,v s/f,z \
    v/y,w,r,u y/v,g,p z/s,r g/q,y,s,c q/g k/h j/i,l x/r p/y iv/w tv/w vr/w nl/m ui/n in/h nd/ad lf/if d/a \
    0/o 1/l,i 3/e,s 4/a 5/s 6/b,s 8/s,a,b,e 9/g !/l,i |/l,i (/c ~/fl,v,r
    """
  private static let similar = "a/o,e,u,s o/e,a e/o,a,s,r u/a s/a,e r/t t/r"

  /// The strings that a word may have been before one confusion; and those with every “f” but the last
  /// letter's made an “s”, as old print has several long ones in a word.
  ///
  /// - Complexity: O(n), some five strings a letter.
  package static func readings(of word: [UInt8]) -> Set<Reading> {
    var found: Set<Reading> = []
    for index in word.indices {
      for confusion in byFirstByte[Int(word[index])]
      where word[index...].starts(with: confusion.read) {
        found.insert(
          Reading(
            letters: word[..<index] + confusion.printed + word[(index + confusion.read.count)...],
            isDistinct: confusion.isDistinct))
      }
    }
    let f = UInt8(ascii: "f")
    if word.dropLast().count(where: { $0 == f }) > 1 {
      let letters = word.dropLast().map { $0 == f ? UInt8(ascii: "s") : $0 } + word.suffix(1)
      found.insert(Reading(letters: letters, isDistinct: true))
    }
    return found
  }

  /// The strings that a word may be read as by one distinct confusion.
  package static func misreadings(of word: [UInt8]) -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    for confusion in byFirstByte.joined() where confusion.isDistinct {
      for index in word.indices where word[index...].starts(with: confusion.printed) {
        found.insert(
          word[..<index] + confusion.read + word[(index + confusion.printed.count)...])
      }
    }
    return found
  }

  /// Known words that look like an unknown one, likeliest first: those of a distinct confusion (slip
  /// `.glyph`), then similar letters (`.change`), unless they are six times as frequent.
  static func candidates(for word: String, in lexicon: Lexicon) -> [Candidate] {
    let letters = Array(word.utf8)
    guard (2...32).contains(letters.count) else { return [] }
    var seen = Set<[UInt8]>()
    return readings(of: letters).sorted { $0.isDistinct && !$1.isDistinct }
      .compactMap { reading in
        guard seen.insert(reading.letters).inserted,
          let frequency = lexicon.frequency(of: reading.letters)
        else { return nil }
        return Candidate(
          word: String(decoding: reading.letters, as: UTF8.self), frequency: frequency,
          slip: reading.isDistinct ? .glyph : .change)
      }
      .sorted { (rank($1), $0.word) < (rank($0), $1.word) }
  }

  private static func rank(_ candidate: Candidate) -> Int {
    candidate.frequency + (candidate.slip == .glyph ? 8 : 0)
  }

  /// Known words that look like an unknown one after two confusions, most frequent first.
  ///
  /// - Complexity: O(n²) look-ups; a millisecond for a long word.
  static func distantCandidates(for word: String, in lexicon: Lexicon) -> [Candidate] {
    let letters = Array(word.utf8)
    guard (5...20).contains(letters.count) else { return [] }
    var found: [[UInt8]: Int] = [:]
    for reading in readings(of: letters) {
      for second in readings(of: reading.letters) where found[second.letters] == nil {
        found[second.letters] = lexicon.frequency(of: second.letters) ?? 0
      }
    }
    return found.filter { $0.value >= 25 }
      .map {
        Candidate(
          word: String(decoding: $0.key, as: UTF8.self), frequency: $0.value, slip: .glyph)
      }
      .sorted { ($1.frequency, $0.word) < ($0.frequency, $1.word) }
  }
}
