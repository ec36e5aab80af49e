/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-document.h"

#include <string.h>

#define COLS_MAX 64

/* JSON after RFC 8259: one object whose members are tables, arrays of flat objects; a cell is a
 * string, a number, true, false, null (nothing) or an array of these (joined by spaces). */
typedef struct
{
  const char *at, *end;
  unsigned line, column;
  YuiDocument *document;
  YuiMatchError *error;
} Json;

static char
peek (const Json *json)
{
  return json->at < json->end ? *json->at : '\0';
}

static void
step (Json *json)
{
  char byte = *json->at++;

  if (byte == '\n')
    {
      json->line++;
      json->column = 1;
    }
  else
    json->column += ((unsigned char)byte & 0xc0) != 0x80;
}

static void
skip_space (Json *json)
{
  while (json->at < json->end && strchr (" \t\r\n", *json->at) != NULL)
    step (json);
}

static bool
expected (Json *json, const char *what)
{
  return yui_match_fail (json->error, json->line, json->column, "expected %s", what);
}

static bool
take (Json *json, char byte, const char *what)
{
  skip_space (json);
  if (peek (json) != byte)
    return expected (json, what);
  step (json);
  return true;
}

/* ---- strings ---- */

static void
add_character (Json *json, uint32_t code)
{
  if (code < 0x80)
    yui_document_add_byte (json->document, (char)code);
  else if (code < 0x800)
    yui_document_add_byte (json->document, (char)(0xc0 | code >> 6));
  else if (code < 0x10000)
    {
      yui_document_add_byte (json->document, (char)(0xe0 | code >> 12));
      yui_document_add_byte (json->document, (char)(0x80 | (code >> 6 & 0x3f)));
    }
  else
    {
      yui_document_add_byte (json->document, (char)(0xf0 | code >> 18));
      yui_document_add_byte (json->document, (char)(0x80 | (code >> 12 & 0x3f)));
      yui_document_add_byte (json->document, (char)(0x80 | (code >> 6 & 0x3f)));
    }
  if (code >= 0x80)
    yui_document_add_byte (json->document, (char)(0x80 | (code & 0x3f)));
}

static bool
read_hex (Json *json, uint32_t *code)
{
  *code = 0;
  for (int i = 0; i < 4; i++)
    {
      static const char digits[] = "0123456789abcdef";
      char byte = peek (json);
      const char *digit
          = byte != '\0' ? strchr (digits, byte >= 'A' && byte <= 'F' ? byte + 32 : byte) : NULL;

      if (digit == NULL)
        return expected (json, "four hexadecimal digits after \\u");
      *code = *code << 4 | (uint32_t)(digit - digits);
      step (json);
    }
  return true;
}

static bool
read_unicode (Json *json)
{
  uint32_t code, low;

  if (!read_hex (json, &code))
    return false;
  if (code >= 0xd800 && code < 0xdc00)
    {
      if (peek (json) != '\\' || json->at + 1 >= json->end || json->at[1] != 'u')
        return expected (json, "the second half of a surrogate pair");
      step (json);
      step (json);
      if (!read_hex (json, &low))
        return false;
      if (low < 0xdc00 || low > 0xdfff)
        return expected (json, "the second half of a surrogate pair");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (code >= 0xdc00 && code < 0xe000)
    return expected (json, "the first half of a surrogate pair before the second");
  if (code == 0)
    return expected (json, "no \\u0000");
  add_character (json, code);
  return true;
}

static bool
read_escape (Json *json)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  step (json);
  if (peek (json) == 'u')
    {
      step (json);
      return read_unicode (json);
    }
  found = peek (json) != '\0' ? strchr (from, peek (json)) : NULL;
  if (found == NULL)
    return expected (json, "one of \" \\ / b f n r t u after a backslash");
  yui_document_add_byte (json->document, to[found - from]);
  step (json);
  return true;
}

/* Adds a string's characters to the text that is being built. */
static bool
read_string (Json *json)
{
  if (!take (json, '"', "a string"))
    return false;
  while (peek (json) != '"')
    {
      if ((unsigned char)peek (json) < 0x20)
        return expected (json, "a closing quote (\")");
      if (peek (json) == '\\')
        {
          if (!read_escape (json))
            return false;
          continue;
        }
      yui_document_add_byte (json->document, peek (json));
      step (json);
    }
  step (json);
  return true;
}

static bool
read_name (Json *json, YuiCell *cell)
{
  skip_space (json);
  *cell = (YuiCell){ yui_document_begin_text (json->document), json->line, json->column, 0 };
  if (!read_string (json))
    return false;
  yui_document_end_text (json->document);
  return take (json, ':', "a colon (:) after a name");
}

/* ---- values ---- */

static size_t
take_digits (Json *json)
{
  size_t n = 0;

  for (; peek (json) >= '0' && peek (json) <= '9'; n++)
    {
      yui_document_add_byte (json->document, peek (json));
      step (json);
    }
  return n;
}

static bool
read_number (Json *json)
{
  bool zero;

  if (peek (json) == '-')
    {
      yui_document_add_byte (json->document, '-');
      step (json);
    }
  zero = peek (json) == '0';
  switch (take_digits (json))
    {
    case 0:
      return expected (json, "a value");
    case 1:
      break;
    default:
      if (zero)
        return expected (json, "a number without leading zeros");
    }
  if (peek (json) == '.')
    {
      yui_document_add_byte (json->document, '.');
      step (json);
      if (take_digits (json) == 0)
        return expected (json, "a digit after the point");
    }
  if (peek (json) == 'e' || peek (json) == 'E')
    return expected (json, "a number without an exponent");
  return true;
}

static bool
read_word (Json *json)
{
  static const char *const words[] = { "true", "false", "null" };

  for (int w = 0; w < 3; w++)
    {
      size_t length = strlen (words[w]);

      if ((size_t)(json->end - json->at) < length || strncmp (json->at, words[w], length) != 0)
        continue;
      for (size_t i = 0; i < length; i++)
        {
          if (w < 2)
            yui_document_add_byte (json->document, peek (json));
          step (json);
        }
      return true;
    }
  return expected (json, "a value");
}

static bool
read_scalar (Json *json)
{
  skip_space (json);
  if (peek (json) == '"')
    return read_string (json);
  if (peek (json) == 't' || peek (json) == 'f' || peek (json) == 'n')
    return read_word (json);
  if (peek (json) == '[' || peek (json) == '{')
    return expected (json, "a string or a number here, nothing nested deeper");
  return read_number (json);
}

static bool
read_list (Json *json)
{
  step (json);
  skip_space (json);
  if (peek (json) == ']')
    {
      step (json);
      return true;
    }
  for (;;)
    {
      if (!read_scalar (json))
        return false;
      skip_space (json);
      if (peek (json) != ',')
        break;
      step (json);
      yui_document_add_byte (json->document, ' ');
    }
  return take (json, ']', "a comma or ] in a list");
}

static bool
read_cell (Json *json, YuiTable *table)
{
  YuiCell name, cell;
  int col;

  if (!read_name (json, &name))
    return false;
  col = yui_table_find_col (table, name.text);
  if (col < 0)
    {
      if (table->n_cols >= COLS_MAX)
        return yui_match_fail (json->error, name.line, name.column,
                               "expected at most %d different names", COLS_MAX);
      col = (int)table->n_cols;
      yui_table_add_col (table, name);
    }
  for (size_t c = table->rows[table->n_rows - 1]; c < table->n_cells; c++)
    if (table->cells[c].col == col)
      return yui_match_fail (json->error, name.line, name.column, "expected \"%.40s\" only once",
                             name.text);
  skip_space (json);
  cell = (YuiCell){ yui_document_begin_text (json->document), json->line, json->column,
                    (uint16_t)col };
  if (!(peek (json) == '[' ? read_list (json) : read_scalar (json)))
    return false;
  yui_document_end_text (json->document);
  yui_table_add_cell (table, cell);
  return true;
}

static bool
read_row (Json *json, YuiTable *table)
{
  if (!take (json, '{', "an object ({ … }) for each row"))
    return false;
  yui_table_add_row (table, json->line);
  skip_space (json);
  if (peek (json) == '}')
    {
      step (json);
      return true;
    }
  do
    {
      if (!read_cell (json, table))
        return false;
      skip_space (json);
    }
  while (peek (json) == ',' && (step (json), true));
  return take (json, '}', "a comma or } in an object");
}

static bool
read_table (Json *json)
{
  YuiTable *table;
  YuiCell name;

  if (!read_name (json, &name))
    return false;
  if (yui_document_get_table (json->document, name.text) != NULL)
    return yui_match_fail (json->error, name.line, name.column, "expected \"%.40s\" only once",
                           name.text);
  table = yui_document_add_table (json->document, name);
  skip_space (json);
  if (peek (json) == '{')
    return read_row (json, table); /* a table of one row */
  if (!take (json, '[', "an array of objects ([ … ])"))
    return false;
  skip_space (json);
  if (peek (json) == ']')
    {
      step (json);
      return true;
    }
  do
    {
      if (!read_row (json, table))
        return false;
      skip_space (json);
    }
  while (peek (json) == ',' && (step (json), true));
  return take (json, ']', "a comma or ] in an array");
}

bool
yui_document_read_json (YuiDocument *document, const char *bytes, size_t size, YuiMatchError *error)
{
  Json json = { bytes, bytes + size, 1, 1, document, error };

  yui_document_init (document, size);
  if (!yui_match_check_text (bytes, size, error) || !take (&json, '{', "an object ({ … })"))
    return false;
  skip_space (&json);
  if (peek (&json) != '}')
    do
      {
        if (!read_table (&json))
          return false;
        skip_space (&json);
      }
    while (peek (&json) == ',' && (step (&json), true));
  if (!take (&json, '}', "a comma or } in an object"))
    return false;
  skip_space (&json);
  return json.at == json.end || expected (&json, "nothing after the end");
}
