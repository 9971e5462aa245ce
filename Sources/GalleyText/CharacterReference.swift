/// HTML's character references, as far as prose uses them.
package enum CharacterReference {
  /// The character of `&name;`, `&#8217;` or `&#x2019;`; nil for one that is not known.
  package static func scalar(_ reference: String) -> Unicode.Scalar? {
    guard reference.hasPrefix("&"), reference.hasSuffix(";") else { return nil }
    let name = reference.dropFirst().dropLast()
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
    return named[String(name)]
  }

  /// The reference that begins at a byte, with its length in bytes; nil where none does.
  package static func at(_ start: Int, in bytes: Span<UInt8>, end: Int) -> (
    scalar: Unicode.Scalar, length: Int
  )? {
    guard start < end, bytes[start] == UInt8(ascii: "&") else { return nil }
    var text = "&"
    for index in start + 1..<min(end, start + 10) {
      text.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      if bytes[index] == UInt8(ascii: ";") { return scalar(text).map { ($0, index + 1 - start) } }
      guard
        Tokenizer.isLetter(bytes[index]) || Tokenizer.isDigit(bytes[index])
          || bytes[index] == UInt8(ascii: "#")
      else { return nil }
    }
    return nil
  }

  /// Names of characters (HTML Standard, 13.5), those that prose uses.
  package static let named: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
      "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„",
      "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "ndash": "–", "mdash": "—",
      "hellip": "…", "bull": "•", "middot": "·", "shy": "\u{AD}", "ensp": "\u{2002}",
      "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
      "lrm": "\u{200E}", "rlm": "\u{200F}", "euro": "€", "pound": "£", "cent": "¢", "yen": "¥",
      "copy": "©", "reg": "®", "trade": "™", "sect": "§", "para": "¶", "deg": "°", "plusmn": "±",
      "times": "×", "divide": "÷", "frac12": "½", "frac14": "¼", "frac34": "¾", "sup2": "²",
      "sup3": "³", "micro": "µ", "iexcl": "¡", "iquest": "¿", "ordf": "ª", "ordm": "º",
      "szlig": "ß", "aelig": "æ", "AElig": "Æ", "oelig": "œ", "OElig": "Œ", "eth": "ð",
      "ETH": "Ð", "thorn": "þ", "THORN": "Þ", "ccedil": "ç", "Ccedil": "Ç", "ntilde": "ñ",
      "Ntilde": "Ñ", "oslash": "ø", "Oslash": "Ø", "aring": "å", "Aring": "Å", "yacute": "ý",
      "Yacute": "Ý", "yuml": "ÿ", "scaron": "š", "Scaron": "Š", "atilde": "ã", "Atilde": "Ã",
      "otilde": "õ", "Otilde": "Õ", "dagger": "†", "Dagger": "‡", "permil": "‰", "prime": "′",
      "Prime": "″", "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "rarr": "→", "larr": "←",
    ]
    let accents: [(String, Unicode.Scalar)] = [
      ("grave", "\u{300}"), ("acute", "\u{301}"), ("circ", "\u{302}"), ("uml", "\u{308}"),
    ]
    for letter in "aeiouAEIOU" {
      for (name, mark) in accents {
        // Precomposed letters are found by canonical equivalence.
        for value in 0xC0...0xFF as ClosedRange<UInt32> {
          guard let scalar = Unicode.Scalar(value) else { continue }
          var decomposed = String(letter)
          decomposed.unicodeScalars.append(mark)
          if String(scalar) == decomposed { table["\(letter)\(name)"] = scalar }
        }
      }
    }
    return table
  }()
}
