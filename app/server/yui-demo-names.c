/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-names.h"

static const YuiDemoName FAMILY_FIRST[] = {
  { "汐", "シオ" },     { "凪", "ナギ" }, { "帆", "ホ" },     { "灯", "トモ" },
  { "雁", "カリ" },     { "結", "ユイ" }, { "雪", "ユキ" },   { "星", "ホシ" },
  { "霧", "キリ" },     { "苗", "ナエ" }, { "椿", "ツバキ" }, { "楢", "ナラ" },
  { "朝", "アサ" },     { "夕", "ユウ" }, { "鳴", "ナル" },   { "柿", "カキ" },
  { "千鳥", "チドリ" }, { "波", "ナミ" }, { "葦", "アシ" },   { "虹", "ニジ" },
  { "鴎", "カモメ" },   { "澄", "スミ" }, { "稲", "イナ" },   { "渚", "ナギサ" },
  { "楓", "カエデ" },
};

static const YuiDemoName FAMILY_SECOND[] = {
  { "野", "ノ" },   { "崎", "サキ" }, { "沢", "サワ" }, { "島", "シマ" }, { "浦", "ウラ" },
  { "岡", "オカ" }, { "村", "ムラ" }, { "井", "イ" },   { "瀬", "セ" },   { "塚", "ヅカ" },
  { "谷", "タニ" }, { "見", "ミ" },   { "里", "サト" }, { "代", "シロ" }, { "守", "モリ" },
  { "江", "エ" },   { "倉", "クラ" }, { "畑", "ハタ" }, { "森", "モリ" }, { "根", "ネ" },
};

/* Given names by the time in which they were usual. */
static const YuiDemoName GIVEN_BEFORE_1965[] = {
  { "和子", "カズコ" },   { "幸子", "サチコ" },   { "節子", "セツコ" },   { "洋子", "ヨウコ" },
  { "弘子", "ヒロコ" },   { "恵子", "ケイコ" },   { "久美子", "クミコ" }, { "由美子", "ユミコ" },
  { "真知子", "マチコ" }, { "君江", "キミエ" },   { "トシ子", "トシコ" }, { "ハル", "ハル" },
  { "富士子", "フジコ" }, { "清", "キヨシ" },     { "勇", "イサム" },     { "茂", "シゲル" },
  { "昭二", "ショウジ" }, { "正夫", "マサオ" },   { "博", "ヒロシ" },     { "進", "ススム" },
  { "隆", "タカシ" },     { "俊雄", "トシオ" },   { "武", "タケシ" },     { "忠", "タダシ" },
  { "稔", "ミノル" },     { "善一", "ゼンイチ" },
};

static const YuiDemoName GIVEN_BEFORE_1985[] = {
  { "直美", "ナオミ" },   { "智子", "トモコ" },   { "陽子", "ヨウコ" },   { "裕子", "ユウコ" },
  { "香織", "カオリ" },   { "美穂", "ミホ" },     { "真由美", "マユミ" }, { "千春", "チハル" },
  { "めぐみ", "メグミ" }, { "さおり", "サオリ" }, { "久美", "クミ" },     { "綾子", "アヤコ" },
  { "健一", "ケンイチ" }, { "大輔", "ダイスケ" }, { "誠", "マコト" },     { "直樹", "ナオキ" },
  { "浩二", "コウジ" },   { "哲也", "テツヤ" },   { "剛", "ツヨシ" },     { "学", "マナブ" },
  { "秀明", "ヒデアキ" }, { "伸也", "シンヤ" },   { "亮", "リョウ" },     { "雅人", "マサト" },
};

static const YuiDemoName GIVEN_BEFORE_2000[] = {
  { "美咲", "ミサキ" }, { "彩", "アヤ" },       { "愛", "アイ" },       { "千尋", "チヒロ" },
  { "舞", "マイ" },     { "麻衣", "マイ" },     { "遥", "ハルカ" },     { "詩織", "シオリ" },
  { "萌", "モエ" },     { "沙織", "サオリ" },   { "菜摘", "ナツミ" },   { "翔太", "ショウタ" },
  { "拓也", "タクヤ" }, { "健太", "ケンタ" },   { "達也", "タツヤ" },   { "大樹", "ダイキ" },
  { "翼", "ツバサ" },   { "亮太", "リョウタ" }, { "祐介", "ユウスケ" }, { "航", "ワタル" },
  { "潤", "ジュン" },   { "圭", "ケイ" },
};

static const YuiDemoName GIVEN_LATER[] = {
  { "陽菜", "ヒナ" },   { "葵", "アオイ" },   { "さくら", "サクラ" }, { "結衣", "ユイ" },
  { "凛", "リン" },     { "美月", "ミヅキ" }, { "花音", "カノン" },   { "心春", "コハル" },
  { "莉子", "リコ" },   { "七海", "ナナミ" }, { "ひより", "ヒヨリ" }, { "蓮", "レン" },
  { "大翔", "ヒロト" }, { "湊", "ミナト" },   { "悠真", "ユウマ" },   { "颯太", "ソウタ" },
  { "陸", "リク" },     { "樹", "イツキ" },   { "朝陽", "アサヒ" },   { "海斗", "カイト" },
  { "奏太", "カナタ" }, { "律", "リツ" },
};

/* An invented coast of the Sea of Japan; no such districts or postcodes exist. */
static const YuiDemoDistrict DISTRICTS[] = {
  { "結浜", "000-0001", 37436000, 138612000, 150 },
  { "結島港町", "000-0002", 37445000, 138621000, 110 },
  { "汐見台", "000-0003", 37428000, 138628000, 120 },
  { "朝凪町", "000-0004", 37452000, 138634000, 90 },
  { "湯ノ里", "000-0011", 37418000, 138655000, 80 },
  { "柿ノ沢", "000-0012", 37402000, 138676000, 75 },
  { "米坂", "000-0013", 37431000, 138682000, 85 },
  { "千枚田", "000-0014", 37393000, 138702000, 40 },
  { "風見新田", "000-0015", 37461000, 138667000, 75 },
  { "雁ヶ丘", "000-0016", 37472000, 138651000, 60 },
  { "灯台下", "000-0021", 37479000, 138629000, 35 },
  { "星見", "000-0022", 37409000, 138721000, 30 },
  { "雪待", "000-0023", 37386000, 138741000, 20 },
  { "鳴砂", "000-0024", 37467000, 138618000, 30 },
};

const YuiDemoDistrict *
yui_demo_districts (int *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (DISTRICTS);
  return DISTRICTS;
}

static const YuiDemoName *
pick_name (YuiDemoRandom *random, const YuiDemoName *names, gsize n)
{
  return &names[yui_demo_random_between (random, 0, (int)n - 1)];
}

static const YuiDemoName *
pick_given_name (YuiDemoRandom *random, int birth_year)
{
  if (birth_year < 1965)
    return pick_name (random, GIVEN_BEFORE_1965, G_N_ELEMENTS (GIVEN_BEFORE_1965));
  if (birth_year < 1985)
    return pick_name (random, GIVEN_BEFORE_1985, G_N_ELEMENTS (GIVEN_BEFORE_1985));
  if (birth_year < 2000)
    return pick_name (random, GIVEN_BEFORE_2000, G_N_ELEMENTS (GIVEN_BEFORE_2000));
  return pick_name (random, GIVEN_LATER, G_N_ELEMENTS (GIVEN_LATER));
}

void
yui_demo_person_name (YuiDemoRandom *random, int birth_year, char **name, char **kana)
{
  g_return_if_fail (random != NULL && name != NULL && kana != NULL);

  const YuiDemoName *first = pick_name (random, FAMILY_FIRST, G_N_ELEMENTS (FAMILY_FIRST));
  const YuiDemoName *second = pick_name (random, FAMILY_SECOND, G_N_ELEMENTS (FAMILY_SECOND));
  const YuiDemoName *given = pick_given_name (random, birth_year);

  *name = g_strconcat (first->text, second->text, " ", given->text, NULL);
  *kana = g_strconcat (first->kana, second->kana, " ", given->kana, NULL);
}

char *
yui_demo_family_name (YuiDemoRandom *random)
{
  g_return_val_if_fail (random != NULL, NULL);

  const YuiDemoName *first = pick_name (random, FAMILY_FIRST, G_N_ELEMENTS (FAMILY_FIRST));
  const YuiDemoName *second = pick_name (random, FAMILY_SECOND, G_N_ELEMENTS (FAMILY_SECOND));

  return g_strconcat (first->text, second->text, NULL);
}
