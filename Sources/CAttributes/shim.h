#include <sys/xattr.h>

// What is asked of xattr(7): the calls of macOS want a position and options besides.

static inline ssize_t attribute_names(const char *path, void *names, size_t size) {
#ifdef __APPLE__
  return listxattr(path, (char *)names, size, 0);
#else
  return listxattr(path, (char *)names, size);
#endif
}

static inline ssize_t attribute_value(const char *path, const char *name, void *value, size_t size) {
#ifdef __APPLE__
  return getxattr(path, name, value, size, 0, 0);
#else
  return getxattr(path, name, value, size);
#endif
}

static inline int set_attribute(int file, const char *name, const void *value, size_t size) {
#ifdef __APPLE__
  return fsetxattr(file, name, value, size, 0, 0);
#else
  return fsetxattr(file, name, value, size, 0);
#endif
}

static inline int remove_attribute(int file, const char *name) {
#ifdef __APPLE__
  return fremovexattr(file, name, 0);
#else
  return fremovexattr(file, name);
#endif
}
