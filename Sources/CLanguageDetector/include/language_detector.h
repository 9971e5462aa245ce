#ifndef LANGUAGE_DETECTOR_H
#define LANGUAGE_DETECTOR_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What the Compact Language Detector says of a text.
typedef struct {
  /// ISO 639 code, "un" where it does not know. Static.
  const char *code;
  /// Its name in English, in capitals. Static.
  const char *name;
  /// How much of it speaks for the language, per kilobyte; plain prose has 500 and more.
  double score;
  bool is_reliable;
} detected_language;

/// Detects the language of UTF-8 text without markup; invalid bytes end what is looked at. `guesses` makes it answer
/// where it is not certain. Safe to call from several threads.
detected_language detect_language(const char *text, size_t length, bool guesses);

#ifdef __cplusplus
}
#endif

#endif
