#include "GalleyData.h"

#ifndef GALLEY_REVISION
#define GALLEY_REVISION ""
#endif

const char *galley_revision(void) { return GALLEY_REVISION; }
