// The detector's own header declares a function of a FILE without including it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "language_detector.h"

detected_language detect_language(const char *text, size_t length, bool guesses) {
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language best[3];
  int percents[3];
  double scores[3];
  int text_bytes;
  int valid_bytes;
  bool is_reliable;
  CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, static_cast<int>(length), /* is_plain_text */ true, &hints, guesses ? CLD2::kCLDFlagBestEffort : 0, best, percents, scores,
      /* chunks */ nullptr, &text_bytes, &is_reliable, &valid_bytes);
  return {CLD2::LanguageCode(language), CLD2::LanguageName(language), scores[0], is_reliable};
}
