/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-member-import-fields.h"

#include "documents/yui-text.h"

#include <string.h>

#define EARLIEST_BIRTH_DAY (-25567) /* 1900-01-01 */
#define LONG_VOWEL         0x30fc
#define WAGE_MAX_YEN       100000
#define SERIAL_MAX_SIZE    5 /* digits of a spreadsheet's number for a date until 2173 */

typedef struct
{
  const char *from; /* folded */
  const char *to;
} Alias;

typedef struct
{
  const char *heading; /* folded */
  YuiMemberField field;
} Heading;

static const char *const FIELD_NAMES[YUI_MEMBER_N_FIELDS] = {
  NULL,    "staff_number", "name",           "family_name",     "given_name",
  "kana",  "family_kana",  "given_kana",     "birth_date",      "kind",
  "phone", "district",     "qualifications", "wished_wage_yen",
};

static const Heading HEADINGS[] = {
  { "社員番号", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "社員no", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "社員コード", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "職員番号", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "従業員番号", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "従業員コード", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "スタッフ番号", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "スタッフコード", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "会員番号", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "番号", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "no", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "no.", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "staffnumber", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "id", YUI_MEMBER_FIELD_STAFF_NUMBER },
  { "氏名", YUI_MEMBER_FIELD_NAME },
  { "名前", YUI_MEMBER_FIELD_NAME },
  { "お名前", YUI_MEMBER_FIELD_NAME },
  { "従業員名", YUI_MEMBER_FIELD_NAME },
  { "社員名", YUI_MEMBER_FIELD_NAME },
  { "name", YUI_MEMBER_FIELD_NAME },
  { "姓", YUI_MEMBER_FIELD_FAMILY_NAME },
  { "氏", YUI_MEMBER_FIELD_FAMILY_NAME },
  { "苗字", YUI_MEMBER_FIELD_FAMILY_NAME },
  { "名", YUI_MEMBER_FIELD_GIVEN_NAME },
  { "フリガナ", YUI_MEMBER_FIELD_KANA },
  { "ふりがな", YUI_MEMBER_FIELD_KANA },
  { "カナ", YUI_MEMBER_FIELD_KANA },
  { "かな", YUI_MEMBER_FIELD_KANA },
  { "氏名カナ", YUI_MEMBER_FIELD_KANA },
  { "カナ氏名", YUI_MEMBER_FIELD_KANA },
  { "氏名フリガナ", YUI_MEMBER_FIELD_KANA },
  { "ヨミガナ", YUI_MEMBER_FIELD_KANA },
  { "読み", YUI_MEMBER_FIELD_KANA },
  { "kana", YUI_MEMBER_FIELD_KANA },
  { "セイ", YUI_MEMBER_FIELD_FAMILY_KANA },
  { "姓カナ", YUI_MEMBER_FIELD_FAMILY_KANA },
  { "姓フリガナ", YUI_MEMBER_FIELD_FAMILY_KANA },
  { "メイ", YUI_MEMBER_FIELD_GIVEN_KANA },
  { "名カナ", YUI_MEMBER_FIELD_GIVEN_KANA },
  { "名フリガナ", YUI_MEMBER_FIELD_GIVEN_KANA },
  { "生年月日", YUI_MEMBER_FIELD_BIRTH_DATE },
  { "誕生日", YUI_MEMBER_FIELD_BIRTH_DATE },
  { "birthdate", YUI_MEMBER_FIELD_BIRTH_DATE },
  { "dateofbirth", YUI_MEMBER_FIELD_BIRTH_DATE },
  { "区分", YUI_MEMBER_FIELD_KIND },
  { "種別", YUI_MEMBER_FIELD_KIND },
  { "在籍区分", YUI_MEMBER_FIELD_KIND },
  { "雇用区分", YUI_MEMBER_FIELD_KIND },
  { "雇用形態", YUI_MEMBER_FIELD_KIND },
  { "kind", YUI_MEMBER_FIELD_KIND },
  { "電話番号", YUI_MEMBER_FIELD_PHONE },
  { "電話", YUI_MEMBER_FIELD_PHONE },
  { "携帯", YUI_MEMBER_FIELD_PHONE },
  { "携帯電話", YUI_MEMBER_FIELD_PHONE },
  { "携帯番号", YUI_MEMBER_FIELD_PHONE },
  { "携帯電話番号", YUI_MEMBER_FIELD_PHONE },
  { "連絡先", YUI_MEMBER_FIELD_PHONE },
  { "tel", YUI_MEMBER_FIELD_PHONE },
  { "phone", YUI_MEMBER_FIELD_PHONE },
  { "地区", YUI_MEMBER_FIELD_DISTRICT },
  { "町名", YUI_MEMBER_FIELD_DISTRICT },
  { "住所地区", YUI_MEMBER_FIELD_DISTRICT },
  { "集落", YUI_MEMBER_FIELD_DISTRICT },
  { "district", YUI_MEMBER_FIELD_DISTRICT },
  { "資格", YUI_MEMBER_FIELD_QUALIFICATIONS },
  { "保有資格", YUI_MEMBER_FIELD_QUALIFICATIONS },
  { "免許", YUI_MEMBER_FIELD_QUALIFICATIONS },
  { "資格・免許", YUI_MEMBER_FIELD_QUALIFICATIONS },
  { "免許・資格", YUI_MEMBER_FIELD_QUALIFICATIONS },
  { "資格免許", YUI_MEMBER_FIELD_QUALIFICATIONS },
  { "qualifications", YUI_MEMBER_FIELD_QUALIFICATIONS },
  { "希望時給", YUI_MEMBER_FIELD_WISHED_WAGE },
  { "時給", YUI_MEMBER_FIELD_WISHED_WAGE },
  { "希望賃金", YUI_MEMBER_FIELD_WISHED_WAGE },
  { "wishedwage", YUI_MEMBER_FIELD_WISHED_WAGE },
};

static const Alias KINDS[] = {
  { "現役", "current_staff" },
  { "在籍", "current_staff" },
  { "在職", "current_staff" },
  { "在職中", "current_staff" },
  { "現職", "current_staff" },
  { "正社員", "current_staff" },
  { "社員", "current_staff" },
  { "職員", "current_staff" },
  { "契約社員", "current_staff" },
  { "パート", "current_staff" },
  { "アルバイト", "current_staff" },
  { "パート・アルバイト", "current_staff" },
  { "現役スタッフ", "current_staff" },
  { "currentstaff", "current_staff" },
  { "current_staff", "current_staff" },
  { "退職", "alumni" },
  { "退職者", "alumni" },
  { "退職済", "alumni" },
  { "元社員", "alumni" },
  { "元職員", "alumni" },
  { "ob", "alumni" },
  { "og", "alumni" },
  { "ob・og", "alumni" },
  { "ob/og", "alumni" },
  { "alumni", "alumni" },
  { "登録", "registered" },
  { "登録者", "registered" },
  { "登録制", "registered" },
  { "登録スタッフ", "registered" },
  { "registered", "registered" },
  { "経験者", "past_spot" },
  { "経験", "past_spot" },
  { "単発", "past_spot" },
  { "スポット", "past_spot" },
  { "スポット経験者", "past_spot" },
  { "過去勤務", "past_spot" },
  { "pastspot", "past_spot" },
  { "past_spot", "past_spot" },
};

static const Alias QUALIFICATION_ALIASES[] = {
  { "普通免許", "driving_licence" },
  { "運転免許", "driving_licence" },
  { "普通自動車", "driving_licence" },
  { "普通自動車運転免許", "driving_licence" },
  { "普通自動車第一種免許", "driving_licence" },
  { "自動車免許", "driving_licence" },
  { "普通車", "driving_licence" },
  { "フォークリフト", "forklift" },
  { "フォークリフト免許", "forklift" },
  { "食品衛生", "food_hygiene_supervisor" },
  { "初任者研修", "care_worker_initial" },
  { "介護初任者研修", "care_worker_initial" },
  { "ヘルパー2級", "care_worker_initial" },
  { "小型船舶", "boat_licence_2" },
  { "船舶免許", "boat_licence_2" },
  { "2級小型船舶操縦士", "boat_licence_2" },
  { "正看護師", "nurse" },
  { "刈払機", "brush_cutter_safety" },
  { "草刈機", "brush_cutter_safety" },
};

static const Alias SENTENCES[] = {
  { YUI_FAULT_MISSING, "This cell is empty, and the person cannot be taken without it." },
  { YUI_FAULT_TOO_LONG, "This is longer than 100 characters; shorten it." },
  { YUI_FAULT_NOT_KANA, "This is not kana; write the reading in katakana or hiragana." },
  { YUI_FAULT_NOT_A_DATE,
    "There is no such date; write year, month and day, such as 1957/4/5 or 昭和32年4月5日." },
  { YUI_FAULT_DATE_IS_A_NUMBER,
    "This is a spreadsheet's number for a date; format the column as a date and save again." },
  { YUI_FAULT_DATE_IN_FUTURE, "This date is in the future; check the year." },
  { YUI_FAULT_UNDER_AGE,
    "This person may not work yet: work is allowed from 1 April after the 15th birthday." },
  { YUI_FAULT_UNKNOWN_KIND, "This is none of the kinds 現役, 退職, 登録 and 経験者." },
  { YUI_FAULT_NOT_A_PHONE, "This is not a telephone number of 10 or 11 digits." },
  { YUI_FAULT_NOT_A_WAGE, "This is not an hourly wage in whole yen, such as 1150." },
  { YUI_FAULT_UNKNOWN_QUALIFICATION,
    "The programme does not know this qualification; check the spelling or empty the cell." },
  { YUI_FAULT_DUPLICATE, "This person is in the file twice; keep one of the rows." },
  { YUI_FAULT_UNREADABLE, "This row cannot be read." },
};

static const char *
find_alias (const Alias *aliases, gsize n, const char *key)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (aliases[i].from, key) == 0)
      return aliases[i].to;
  return NULL;
}

const char *
yui_member_field_name (YuiMemberField field)
{
  g_return_val_if_fail (field < YUI_MEMBER_N_FIELDS, NULL);

  return FIELD_NAMES[field];
}

const char *
yui_member_fault_sentence (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  return find_alias (SENTENCES, G_N_ELEMENTS (SENTENCES), code);
}

char *
yui_member_tidy_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  GString *tidy = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (tidy, c);
      else if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
        g_string_append_c (tidy, ' ');
    }
  if (tidy->len > 0 && tidy->str[tidy->len - 1] == ' ')
    g_string_truncate (tidy, tidy->len - 1);
  return g_string_free (tidy, FALSE);
}

static void
drop_brackets_and_marks (char *heading)
{
  char *to = heading;
  int depth = 0;

  for (const char *p = heading; *p != '\0'; p++)
    if (*p == '(' || *p == '[')
      depth++;
    else if (*p == ')' || *p == ']')
      depth = MAX (depth - 1, 0);
    else if (depth == 0 && *p != '*' && *p != ':')
      *to++ = *p;
  *to = '\0';
}

YuiMemberField
yui_member_field_from_heading (const char *heading)
{
  g_return_val_if_fail (heading != NULL, YUI_MEMBER_FIELD_NONE);

  g_autofree char *folded = yui_text_fold_key (heading);
  const char *key;

  drop_brackets_and_marks (folded);
  key = g_str_has_prefix (folded, "※") ? folded + strlen ("※") : folded;
  for (gsize i = 0; i < G_N_ELEMENTS (HEADINGS); i++)
    if (strcmp (HEADINGS[i].heading, key) == 0)
      return HEADINGS[i].field;
  return YUI_MEMBER_FIELD_NONE;
}

const char *
yui_member_parse_text (const char *text, char **value)
{
  g_autofree char *tidy = yui_member_tidy_text (text);

  if (g_utf8_strlen (tidy, -1) > YUI_MEMBER_TEXT_MAX)
    return YUI_FAULT_TOO_LONG;
  *value = g_steal_pointer (&tidy);
  return NULL;
}

gunichar
yui_member_to_katakana (gunichar c)
{
  return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c;
}

static gboolean
is_kana_letter (gunichar c)
{
  return (c >= 0x30a1 && c <= 0x30fc) || c == ' ' || c == '-';
}

const char *
yui_member_parse_kana (const char *text, char **kana)
{
  g_autofree char *wide = yui_text_fold_width (text);
  g_autofree char *tidy = yui_member_tidy_text (wide);
  g_autoptr (GString) result = g_string_new (NULL);

  if (g_utf8_strlen (tidy, -1) > YUI_MEMBER_TEXT_MAX)
    return YUI_FAULT_TOO_LONG;
  for (const char *p = tidy; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = yui_member_to_katakana (g_utf8_get_char (p));

      if (!is_kana_letter (c))
        return YUI_FAULT_NOT_KANA;
      g_string_append_unichar (result, c == '-' ? LONG_VOWEL : c);
    }
  *kana = g_string_free (g_steal_pointer (&result), FALSE);
  return NULL;
}

static gboolean
looks_like_serial_number (const char *text)
{
  g_autofree char *folded = yui_text_fold_key (text);
  const gsize length = strlen (folded);

  return length == SERIAL_MAX_SIZE && strspn (folded, "0123456789") == length;
}

const char *
yui_member_parse_birth_date (const char *text, YuiCivilDay today, YuiCivilDay *day)
{
  gint64 read;

  if (looks_like_serial_number (text))
    return YUI_FAULT_DATE_IS_A_NUMBER;
  if (!yui_text_parse_date (text, &read) || read < EARLIEST_BIRTH_DAY)
    return YUI_FAULT_NOT_A_DATE;
  if (read > today)
    return YUI_FAULT_DATE_IN_FUTURE;
  if (yui_civil_first_working_day ((YuiCivilDay)read) > today)
    return YUI_FAULT_UNDER_AGE;
  *day = (YuiCivilDay)read;
  return NULL;
}

const char *
yui_member_parse_kind (const char *text, const char **kind)
{
  g_autofree char *folded = yui_text_fold_key (text);
  const char *found = find_alias (KINDS, G_N_ELEMENTS (KINDS), folded);

  if (found == NULL)
    return YUI_FAULT_UNKNOWN_KIND;
  *kind = found;
  return NULL;
}

static gboolean
is_phone_separator (gunichar c)
{
  return c == '-' || c == '(' || c == ')' || c == ' ' || c == '.' || c == 0x2010 || c == 0x2011
         || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2212
         || c == LONG_VOWEL;
}

static GString *
read_phone_digits (const char *text)
{
  g_autofree char *folded = yui_text_fold_key (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = folded;

  if (g_str_has_prefix (p, "+81"))
    p += strlen ("+81");
  for (; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (!is_phone_separator (g_utf8_get_char (p)))
      return NULL;
  return g_steal_pointer (&digits);
}

static gboolean
is_mobile (const char *digits)
{
  return digits[0] == '0' && strchr ("6789", digits[1]) != NULL && digits[2] == '0';
}

const char *
yui_member_parse_phone (const char *text, char **phone)
{
  g_autoptr (GString) digits = read_phone_digits (text);

  if (digits == NULL)
    return YUI_FAULT_NOT_A_PHONE;
  if (digits->len >= 9 && digits->str[0] != '0')
    g_string_prepend_c (digits, '0');
  if (digits->len < 10 || digits->len > 11 || digits->str[0] != '0')
    return YUI_FAULT_NOT_A_PHONE;
  if (is_mobile (digits->str) != (digits->len == 11))
    return YUI_FAULT_NOT_A_PHONE;
  if (digits->len == 11)
    *phone = g_strdup_printf ("%.3s-%.4s-%s", digits->str, digits->str + 3, digits->str + 7);
  else
    *phone = g_strdup_printf ("%.4s-%.2s-%s", digits->str, digits->str + 4, digits->str + 6);
  return NULL;
}

const char *
yui_member_parse_wage (const char *text, int *wage_yen)
{
  gint64 yen;

  if (!yui_text_parse_int (text, &yen) || yen < 1 || yen > WAGE_MAX_YEN)
    return YUI_FAULT_NOT_A_WAGE;
  *wage_yen = (int)yen;
  return NULL;
}

char **
yui_member_split_qualifications (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_regex_split_simple ("[、，,・･/／;；|\r\n]+", text, 0, 0);

  for (char **part = parts; *part != NULL; part++)
    {
      char *tidy = yui_member_tidy_text (*part);

      if (*tidy != '\0')
        g_strv_builder_take (builder, tidy);
      else
        g_free (tidy);
    }
  return g_strv_builder_end (builder);
}

const char *
yui_member_qualification_alias (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *folded = yui_text_fold_key (text);

  return find_alias (QUALIFICATION_ALIASES, G_N_ELEMENTS (QUALIFICATION_ALIASES), folded);
}
