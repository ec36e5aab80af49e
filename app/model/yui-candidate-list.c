/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-candidate-list.h"

#include "yui-record-private.h"

struct _YuiExclusion
{
  YuiRecord parent_instance;

  char *rule;
  int people;
};

G_DEFINE_FINAL_TYPE (YuiExclusion, yui_exclusion, YUI_TYPE_RECORD)

static const YuiField exclusion_fields[] = {
  { "rule", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiExclusion, rule) },
  { "people", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiExclusion, people) },
};

static void
yui_exclusion_class_init (YuiExclusionClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), exclusion_fields,
                            G_N_ELEMENTS (exclusion_fields));
}

static void
yui_exclusion_init (YuiExclusion *self)
{
}

YUI_RECORD_GETTER (Exclusion, exclusion, EXCLUSION, const char *, rule)
YUI_RECORD_GETTER (Exclusion, exclusion, EXCLUSION, int, people)

struct _YuiExcludedPerson
{
  YuiRecord parent_instance;

  char *worker_id;
  char *membership_id;
  char *display_name;
  char *kana;
  GStrv rules;
};

G_DEFINE_FINAL_TYPE (YuiExcludedPerson, yui_excluded_person, YUI_TYPE_RECORD)

static const YuiField excluded_person_fields[] = {
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiExcludedPerson, worker_id) },
  { "membership_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiExcludedPerson, membership_id) },
  { "display_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiExcludedPerson, display_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiExcludedPerson, kana) },
  { "rules", YUI_FIELD_WORDS, TRUE, G_STRUCT_OFFSET (YuiExcludedPerson, rules) },
};

static void
yui_excluded_person_class_init (YuiExcludedPersonClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), excluded_person_fields,
                            G_N_ELEMENTS (excluded_person_fields));
}

static void
yui_excluded_person_init (YuiExcludedPerson *self)
{
}

YUI_RECORD_GETTER (ExcludedPerson, excluded_person, EXCLUDED_PERSON, const char *, worker_id)
YUI_RECORD_GETTER (ExcludedPerson, excluded_person, EXCLUDED_PERSON, const char *, membership_id)
YUI_RECORD_GETTER (ExcludedPerson, excluded_person, EXCLUDED_PERSON, const char *, display_name)
YUI_RECORD_GETTER (ExcludedPerson, excluded_person, EXCLUDED_PERSON, const char *, kana)
YUI_RECORD_GETTER (ExcludedPerson, excluded_person, EXCLUDED_PERSON, const char *const *, rules)

struct _YuiCandidateList
{
  YuiRecord parent_instance;

  GListStore *items;
  int pool;
  int eligible;
  GListStore *excluded;
  GListStore *others;
};

G_DEFINE_FINAL_TYPE (YuiCandidateList, yui_candidate_list, YUI_TYPE_RECORD)

static const YuiField candidate_list_fields[] = {
  { "items", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCandidateList, items),
    yui_candidate_get_type },
  { "pool", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidateList, pool) },
  { "eligible", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidateList, eligible) },
  { "excluded", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCandidateList, excluded),
    yui_exclusion_get_type },
  { "others", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiCandidateList, others),
    yui_excluded_person_get_type },
};

static void
yui_candidate_list_class_init (YuiCandidateListClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), candidate_list_fields,
                            G_N_ELEMENTS (candidate_list_fields));
}

static void
yui_candidate_list_init (YuiCandidateList *self)
{
}

YUI_RECORD_GETTER (CandidateList, candidate_list, CANDIDATE_LIST, GListModel *, items)
YUI_RECORD_GETTER (CandidateList, candidate_list, CANDIDATE_LIST, int, pool)
YUI_RECORD_GETTER (CandidateList, candidate_list, CANDIDATE_LIST, int, eligible)
YUI_RECORD_GETTER (CandidateList, candidate_list, CANDIDATE_LIST, GListModel *, excluded)
YUI_RECORD_GETTER (CandidateList, candidate_list, CANDIDATE_LIST, GListModel *, others)
