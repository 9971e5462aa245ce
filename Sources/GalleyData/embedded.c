// Written by `swift run galley-dev generate`.
#include "GalleyData.h"

// Models are read in place, as numbers.
#define ALIGNED __attribute__((aligned(64)))

static const unsigned char file_0[] = {
#embed "../../Rules/de/classes.yml"
};
static const unsigned char file_1[] = {
#embed "../../Rules/en/boilerplate.yml"
};
static const unsigned char file_2[] = {
#embed "../../Rules/en/clashes.yml"
};
static const unsigned char file_3[] = {
#embed "../../Rules/en/classes.yml"
};
static const unsigned char file_4[] = {
#embed "../../Rules/en/consistency.yml"
};
static const unsigned char file_5[] = {
#embed "../../Rules/en/furniture.yml"
};
static const unsigned char file_6[] = {
#embed "../../Rules/en/leftover.yml"
};
static const unsigned char file_7[] = {
#embed "../../Rules/en/spacing.yml"
};
static const unsigned char file_8[] = {
#embed "../../Rules/en/speech.yml"
};
static const unsigned char file_9[] = {
#embed "../../Rules/en/spin.yml"
};
static const unsigned char file_10[] = {
#embed "../../Rules/en/splice.yml"
};
static const unsigned char file_11[] = {
#embed "../../Rules/en/truncation.yml"
};
static const unsigned char file_12[] = {
#embed "../../Rules/es/classes.yml"
};
static const unsigned char file_13[] = {
#embed "../../Rules/fr/classes.yml"
};
static const unsigned char file_14[] = {
#embed "../../Rules/ru/classes.yml"
};
static const unsigned char file_15[] = {
#embed "../../Dictionaries/de/abbreviations.txt"
};
static const unsigned char file_16[] = {
#embed "../../Dictionaries/en/abbreviations.txt"
};
static const unsigned char file_17[] ALIGNED = {
#embed "../../Dictionaries/en/en.model"
};
static const unsigned char file_18[] = {
#embed "../../Dictionaries/en/forms.bin"
};
static const unsigned char file_19[] = {
#embed "../../Dictionaries/en/lexicon.txt"
};
static const unsigned char file_20[] = {
#embed "../../Dictionaries/en/news-words.txt"
};
static const unsigned char file_21[] = {
#embed "../../Dictionaries/en/sounds.txt"
};
static const unsigned char file_22[] = {
#embed "../../Dictionaries/en/terms.bin"
};
static const unsigned char file_23[] = {
#embed "../../Dictionaries/es/abbreviations.txt"
};
static const unsigned char file_24[] = {
#embed "../../Dictionaries/fr/abbreviations.txt"
};
static const unsigned char file_25[] = {
#embed "../../Dictionaries/ru/abbreviations.txt"
};

static const struct galley_file files[] = {
  {"Rules/de/classes.yml", file_0, sizeof file_0},
  {"Rules/en/boilerplate.yml", file_1, sizeof file_1},
  {"Rules/en/clashes.yml", file_2, sizeof file_2},
  {"Rules/en/classes.yml", file_3, sizeof file_3},
  {"Rules/en/consistency.yml", file_4, sizeof file_4},
  {"Rules/en/furniture.yml", file_5, sizeof file_5},
  {"Rules/en/leftover.yml", file_6, sizeof file_6},
  {"Rules/en/spacing.yml", file_7, sizeof file_7},
  {"Rules/en/speech.yml", file_8, sizeof file_8},
  {"Rules/en/spin.yml", file_9, sizeof file_9},
  {"Rules/en/splice.yml", file_10, sizeof file_10},
  {"Rules/en/truncation.yml", file_11, sizeof file_11},
  {"Rules/es/classes.yml", file_12, sizeof file_12},
  {"Rules/fr/classes.yml", file_13, sizeof file_13},
  {"Rules/ru/classes.yml", file_14, sizeof file_14},
  {"Dictionaries/de/abbreviations.txt", file_15, sizeof file_15},
  {"Dictionaries/en/abbreviations.txt", file_16, sizeof file_16},
  {"Dictionaries/en/en.model", file_17, sizeof file_17},
  {"Dictionaries/en/forms.bin", file_18, sizeof file_18},
  {"Dictionaries/en/lexicon.txt", file_19, sizeof file_19},
  {"Dictionaries/en/news-words.txt", file_20, sizeof file_20},
  {"Dictionaries/en/sounds.txt", file_21, sizeof file_21},
  {"Dictionaries/en/terms.bin", file_22, sizeof file_22},
  {"Dictionaries/es/abbreviations.txt", file_23, sizeof file_23},
  {"Dictionaries/fr/abbreviations.txt", file_24, sizeof file_24},
  {"Dictionaries/ru/abbreviations.txt", file_25, sizeof file_25},
};

size_t galley_file_count(void) { return sizeof files / sizeof files[0]; }

struct galley_file galley_file_at(size_t index) { return files[index]; }
