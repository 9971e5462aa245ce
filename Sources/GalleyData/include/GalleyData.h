#ifndef GALLEY_DATA_H
#define GALLEY_DATA_H

#include <stddef.h>

/// A file of Rules/ or Dictionaries/ that is embedded in the binary.
struct galley_file {
  /// Path below the package, with forward slashes.
  const char *path;
  const unsigned char *bytes;
  size_t size;
};

/// How many files are embedded.
size_t galley_file_count(void);

/// An embedded file; they are sorted by path.
struct galley_file galley_file_at(size_t index);

/// Revision of the sources that were built (GALLEY_REVISION of the environment), or an empty string.
const char *galley_revision(void);

#endif
