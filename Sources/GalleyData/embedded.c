// Written by `swift run galley-dev generate`.
#include "GalleyData.h"

// #embed is older than the C of most compilers' default.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Models are read in place, as numbers.
#define ALIGNED __attribute__((aligned(64)))

static const unsigned char file_0[] = {
#embed "../../Rules/de.bin"
};
static const unsigned char file_1[] = {
#embed "../../Rules/de/classes.yml"
};
static const unsigned char file_2[] = {
#embed "../../Rules/el.bin"
};
static const unsigned char file_3[] = {
#embed "../../Rules/el/classes.yml"
};
static const unsigned char file_4[] = {
#embed "../../Rules/en.bin"
};
static const unsigned char file_5[] = {
#embed "../../Rules/en/boilerplate.yml"
};
static const unsigned char file_6[] = {
#embed "../../Rules/en/clashes.yml"
};
static const unsigned char file_7[] = {
#embed "../../Rules/en/classes.yml"
};
static const unsigned char file_8[] = {
#embed "../../Rules/en/consistency.yml"
};
static const unsigned char file_9[] = {
#embed "../../Rules/en/furniture.yml"
};
static const unsigned char file_10[] = {
#embed "../../Rules/en/leftover.yml"
};
static const unsigned char file_11[] = {
#embed "../../Rules/en/spacing.yml"
};
static const unsigned char file_12[] = {
#embed "../../Rules/en/speech.yml"
};
static const unsigned char file_13[] = {
#embed "../../Rules/en/spin.yml"
};
static const unsigned char file_14[] = {
#embed "../../Rules/en/splice.yml"
};
static const unsigned char file_15[] = {
#embed "../../Rules/en/truncation.yml"
};
static const unsigned char file_16[] = {
#embed "../../Rules/es.bin"
};
static const unsigned char file_17[] = {
#embed "../../Rules/es/classes.yml"
};
static const unsigned char file_18[] = {
#embed "../../Rules/fr.bin"
};
static const unsigned char file_19[] = {
#embed "../../Rules/fr/classes.yml"
};
static const unsigned char file_20[] = {
#embed "../../Rules/it.bin"
};
static const unsigned char file_21[] = {
#embed "../../Rules/it/classes.yml"
};
static const unsigned char file_22[] = {
#embed "../../Rules/nl.bin"
};
static const unsigned char file_23[] = {
#embed "../../Rules/nl/classes.yml"
};
static const unsigned char file_24[] = {
#embed "../../Rules/pt.bin"
};
static const unsigned char file_25[] = {
#embed "../../Rules/pt/classes.yml"
};
static const unsigned char file_26[] = {
#embed "../../Rules/ru.bin"
};
static const unsigned char file_27[] = {
#embed "../../Rules/ru/classes.yml"
};
static const unsigned char file_28[] = {
#embed "../../Dictionaries/de/abbreviations.txt"
};
static const unsigned char file_29[] = {
#embed "../../Dictionaries/el/abbreviations.txt"
};
static const unsigned char file_30[] = {
#embed "../../Dictionaries/en/abbreviations.txt"
};
static const unsigned char file_31[] = {
#embed "../../Dictionaries/en/edits.txt"
};
static const unsigned char file_32[] = {
#embed "../../Dictionaries/en/en.decision"
};
static const unsigned char file_33[] ALIGNED = {
#embed "../../Dictionaries/en/en.model"
};
static const unsigned char file_34[] = {
#embed "../../Dictionaries/en/forms.bin"
};
static const unsigned char file_35[] = {
#embed "../../Dictionaries/en/lexicon.txt"
};
static const unsigned char file_36[] = {
#embed "../../Dictionaries/en/news-words.txt"
};
static const unsigned char file_37[] = {
#embed "../../Dictionaries/en/sounds.txt"
};
static const unsigned char file_38[] = {
#embed "../../Dictionaries/en/terms.bin"
};
static const unsigned char file_39[] = {
#embed "../../Dictionaries/es/abbreviations.txt"
};
static const unsigned char file_40[] = {
#embed "../../Dictionaries/fr/abbreviations.txt"
};
static const unsigned char file_41[] = {
#embed "../../Dictionaries/it/abbreviations.txt"
};
static const unsigned char file_42[] = {
#embed "../../Dictionaries/nl/abbreviations.txt"
};
static const unsigned char file_43[] = {
#embed "../../Dictionaries/pt/abbreviations.txt"
};
static const unsigned char file_44[] = {
#embed "../../Dictionaries/ru/abbreviations.txt"
};

static const struct galley_file files[] = {
  {"Rules/de.bin", file_0, sizeof file_0},
  {"Rules/de/classes.yml", file_1, sizeof file_1},
  {"Rules/el.bin", file_2, sizeof file_2},
  {"Rules/el/classes.yml", file_3, sizeof file_3},
  {"Rules/en.bin", file_4, sizeof file_4},
  {"Rules/en/boilerplate.yml", file_5, sizeof file_5},
  {"Rules/en/clashes.yml", file_6, sizeof file_6},
  {"Rules/en/classes.yml", file_7, sizeof file_7},
  {"Rules/en/consistency.yml", file_8, sizeof file_8},
  {"Rules/en/furniture.yml", file_9, sizeof file_9},
  {"Rules/en/leftover.yml", file_10, sizeof file_10},
  {"Rules/en/spacing.yml", file_11, sizeof file_11},
  {"Rules/en/speech.yml", file_12, sizeof file_12},
  {"Rules/en/spin.yml", file_13, sizeof file_13},
  {"Rules/en/splice.yml", file_14, sizeof file_14},
  {"Rules/en/truncation.yml", file_15, sizeof file_15},
  {"Rules/es.bin", file_16, sizeof file_16},
  {"Rules/es/classes.yml", file_17, sizeof file_17},
  {"Rules/fr.bin", file_18, sizeof file_18},
  {"Rules/fr/classes.yml", file_19, sizeof file_19},
  {"Rules/it.bin", file_20, sizeof file_20},
  {"Rules/it/classes.yml", file_21, sizeof file_21},
  {"Rules/nl.bin", file_22, sizeof file_22},
  {"Rules/nl/classes.yml", file_23, sizeof file_23},
  {"Rules/pt.bin", file_24, sizeof file_24},
  {"Rules/pt/classes.yml", file_25, sizeof file_25},
  {"Rules/ru.bin", file_26, sizeof file_26},
  {"Rules/ru/classes.yml", file_27, sizeof file_27},
  {"Dictionaries/de/abbreviations.txt", file_28, sizeof file_28},
  {"Dictionaries/el/abbreviations.txt", file_29, sizeof file_29},
  {"Dictionaries/en/abbreviations.txt", file_30, sizeof file_30},
  {"Dictionaries/en/edits.txt", file_31, sizeof file_31},
  {"Dictionaries/en/en.decision", file_32, sizeof file_32},
  {"Dictionaries/en/en.model", file_33, sizeof file_33},
  {"Dictionaries/en/forms.bin", file_34, sizeof file_34},
  {"Dictionaries/en/lexicon.txt", file_35, sizeof file_35},
  {"Dictionaries/en/news-words.txt", file_36, sizeof file_36},
  {"Dictionaries/en/sounds.txt", file_37, sizeof file_37},
  {"Dictionaries/en/terms.bin", file_38, sizeof file_38},
  {"Dictionaries/es/abbreviations.txt", file_39, sizeof file_39},
  {"Dictionaries/fr/abbreviations.txt", file_40, sizeof file_40},
  {"Dictionaries/it/abbreviations.txt", file_41, sizeof file_41},
  {"Dictionaries/nl/abbreviations.txt", file_42, sizeof file_42},
  {"Dictionaries/pt/abbreviations.txt", file_43, sizeof file_43},
  {"Dictionaries/ru/abbreviations.txt", file_44, sizeof file_44},
};

size_t galley_file_count(void) { return sizeof files / sizeof files[0]; }

struct galley_file galley_file_at(size_t index) { return files[index]; }
