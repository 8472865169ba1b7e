/* SPDX-License-Identifier: Apache-2.0 */
#include "grammar.h"

#include <stddef.h>
#include <string.h>

const char *const tag_names[TAGS] = {"DET", "NOUN", "PROPN", "PRON", "ADJ",
                                     "ADV", "VERB", "AUX",   "ADP",  "CCONJ"};

/* What can stand in a place: words with blanks between. Many of them stand in several lists. */
static const char kOneDet[] = "the a every this that each her his my our one another";
static const char kManyDet[] = "the some these those many all two her his our my few";
static const char kOneNoun[] =
    "dog cat man woman child boat fish watch light saw can park play walk book plant duck ring "
    "fly train bank well back table river garden house bird letter song cook nurse judge farmer "
    "teacher spring fall iron bear seal bat match rock stone box drink answer change show guard "
    "ship stamp tie round fast cold present object record light";
static const char kManyNoun[] =
    "dogs cats men women children boats fish watches lights saws cans parks plays walks books "
    "plants ducks rings flies trains banks wells backs tables rivers gardens houses birds letters "
    "songs cooks nurses judges farmers teachers springs irons bears seals bats matches rocks "
    "stones boxes drinks answers changes shows guards ships stamps ties rounds colds presents "
    "objects records";
static const char kName[] = "mary john anna peter rose mark may bill grace jack will frank";
static const char kOneSubject[] = "he she it this that one everyone nobody";
static const char kManySubject[] = "they we you i these those some many";
static const char kObject[] = "him her it them us you me this that these those";
static const char kAdjective[] =
    "old young light fast cold round present red green small large wild quiet back well open dry "
    "warm clean empty own kind mean last hard still frank iron";
static const char kAdverb[] =
    "fast well back hard still often never always slowly quietly soon then early today round "
    "again";
/* Verbs that take an object, with one subject and with many or after an auxiliary. */
static const char kOneTransitive[] =
    "sees saw watches books plants rings guards ships stamps ties records cooks judges opens dries "
    "warms cleans empties likes finds carries changes shows answers bears matches boxes presents "
    "follows met kept irons drinks plays lights seals rocks";
static const char kManyTransitive[] =
    "see saw watch book plant ring guard ship stamp tie record cook judge open dry warm clean "
    "empty "
    "like find carry change show answer bear match box present follow met kept iron drink play "
    "light seal rock";
static const char kBaseTransitive[] =
    "see watch book plant ring guard ship stamp tie record cook judge open dry warm clean empty "
    "like find carry change show answer bear match box present follow meet keep iron drink play "
    "light seal rock can";
static const char kOneAlone[] =
    "sleeps walks runs flies falls springs rings plays fishes sings waits works changes answers "
    "ducks cooks drinks walked fell sang slept backs boxes objects";
static const char kManyAlone[] =
    "sleep walk run fly fall spring ring play fish sing wait work change answer duck cook drink "
    "back box object";
static const char kPastAlone[] = "walked ran flew fell sang slept waited saw left rose";
static const char kAuxiliary[] = "can will may must should could would might";
static const char kBe[] = "is was are were";
static const char kAdposition[] =
    "in on by near under behind with for like round past from after to at over";
static const char kConjunction[] = "and or but";

static const char *const kLists[] = {kOneDet,         kManyDet,    kOneNoun,       kManyNoun,
                                     kName,           kOneSubject, kManySubject,   kObject,
                                     kAdjective,      kAdverb,     kOneTransitive, kManyTransitive,
                                     kBaseTransitive, kOneAlone,   kManyAlone,     kPastAlone,
                                     kAuxiliary,      kBe,         kAdposition,    kConjunction};

/* ---- the vocabulary: the words of all lists in their order, each once ---- */

typedef struct {
  const char *start;
  size_t length;
} word;

static word vocabulary[1024];
static int n_vocabulary;

static int find(const char *start, size_t length) {
  int i;
  for (i = 1; i < n_vocabulary; i++) {
    if (vocabulary[i].length == length && memcmp(vocabulary[i].start, start, length) == 0) return i;
  }
  return UNKNOWN;
}

static void fill_vocabulary(void) {
  size_t i;
  n_vocabulary = 1;
  for (i = 0; i < sizeof kLists / sizeof kLists[0]; i++) {
    const char *at = kLists[i];
    while (*at) {
      const size_t length = strcspn(at, " ");
      if (find(at, length) == UNKNOWN) {
        vocabulary[n_vocabulary].start = at;
        vocabulary[n_vocabulary++].length = length;
      }
      at += length;
      at += strspn(at, " ");
    }
  }
}

int vocabulary_size(void) {
  if (n_vocabulary == 0) fill_vocabulary();
  return n_vocabulary;
}
int vocabulary_find(const char *text) {
  return vocabulary_size() > 0 ? find(text, strlen(text)) : UNKNOWN;
}

/* ---- sentences ---- */

/* The generator splitmix64 of Steele, Lea and Flood (2014). A number below n. */
static int below(uint64_t *state, int n) {
  uint64_t z = (*state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

typedef struct {
  uint64_t *state;
  sentence *out;
} writer;

static int chance(const writer *w, int percent) {
  return below(w->state, 100) < percent;
}

/* One word of the list. */
static void put(const writer *w, const char *list, int tag) {
  const char *at = list;
  int n = 1, which;
  while (*at) n += *at++ == ' ';
  at = list;
  for (which = below(w->state, n); which > 0; which--) at = strchr(at, ' ') + 1;
  if (w->out->length == MOST_WORDS) return;
  w->out->words[w->out->length] = find(at, strcspn(at, " "));
  w->out->tags[w->out->length++] = tag;
}

/* "the old dog", "mary", "they"; object: "him". many: which of the two it has become. */
static void noun_phrase(const writer *w, int object, int *many) {
  const int kind = below(w->state, 10);
  *many = chance(w, 45);
  if (kind < 2) {
    put(w, object ? kObject : *many ? kManySubject : kOneSubject, PRON);
  } else if (kind == 2) {
    *many = 0;
    put(w, kName, PROPN);
  } else {
    if (!*many || chance(w, 70)) put(w, *many ? kManyDet : kOneDet, DET);
    while (chance(w, 35)) put(w, kAdjective, ADJ);
    put(w, *many ? kManyNoun : kOneNoun, NOUN);
  }
}

static void adposition_phrase(const writer *w) {
  int many;
  put(w, kAdposition, ADP);
  noun_phrase(w, 1, &many);
}

/* What follows the verb. */
static void rest(const writer *w, int transitive) {
  int many;
  if (transitive) noun_phrase(w, 1, &many);
  if (chance(w, 30)) put(w, kAdverb, ADV);
  if (chance(w, 30)) adposition_phrase(w);
}

static void verb_phrase(const writer *w, int many) {
  const int transitive = chance(w, 55), kind = below(w->state, 10);
  if (kind < 2) { /* "is cold" */
    put(w, kBe, AUX);
    if (chance(w, 30)) put(w, kAdverb, ADV);
    put(w, kAdjective, ADJ);
    return;
  }
  if (kind < 6) { /* "can often see the boat" */
    put(w, kAuxiliary, AUX);
    if (chance(w, 25)) put(w, kAdverb, ADV);
    put(w, transitive ? kBaseTransitive : kManyAlone, VERB);
  } else if (!transitive && chance(w, 30)) {
    put(w, kPastAlone, VERB);
  } else if (many) {
    put(w, transitive ? kManyTransitive : kManyAlone, VERB);
  } else {
    put(w, transitive ? kOneTransitive : kOneAlone, VERB);
  }
  rest(w, transitive);
}

static void clause(const writer *w) {
  const int kind = below(w->state, 10);
  int many;
  if (kind == 0) { /* "watch the dog" */
    put(w, kBaseTransitive, VERB);
    rest(w, 1);
  } else if (kind == 1) { /* "can the dog fly" */
    const int transitive = chance(w, 50);
    put(w, kAuxiliary, AUX);
    noun_phrase(w, 0, &many);
    put(w, transitive ? kBaseTransitive : kManyAlone, VERB);
    rest(w, transitive);
  } else {
    noun_phrase(w, 0, &many);
    if (chance(w, 12)) adposition_phrase(w);
    verb_phrase(w, many);
  }
}

void draw_sentence(uint64_t *state, sentence *out) {
  const writer w = {state, out};
  (void)vocabulary_size();
  out->length = 0;
  clause(&w);
  if (chance(&w, 25)) {
    put(&w, kConjunction, CCONJ);
    clause(&w);
  }
}
