/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-work.h"

enum
{
  NONE = -1,
  FOOD_HYGIENE,
  FORKLIFT,
  DRIVING,
  CARE_TRAINING = YUI_DEMO_CARE_TRAINING,
  BOAT,
  NURSE,
  FARM_SAFETY,
};

static const YuiDemoQualification QUALIFICATIONS[] = {
  [FOOD_HYGIENE] = { "food_hygiene_supervisor", "食品衛生責任者", 6 },
  [FORKLIFT] = { "forklift", "フォークリフト運転技能講習", 8 },
  [DRIVING] = { "driving_licence", "普通自動車免許", 84 },
  [CARE_TRAINING] = { "care_worker_initial", "介護職員初任者研修", 9 },
  [BOAT] = { "boat_licence_2", "二級小型船舶操縦士", 4 },
  [NURSE] = { "nurse", "看護師", 3 },
  [FARM_SAFETY] = { "brush_cutter_safety", "刈払機取扱作業者安全衛生教育", 7 },
};

#define HOUR(h)           ((h) * 60)
#define AT(h, m)          ((h) * 60 + (m))
#define MONTH(m)          (1u << ((m) - 1))
#define WINTER            (MONTH (12) | MONTH (1) | MONTH (2) | MONTH (3))
#define COLD              (WINTER | MONTH (10) | MONTH (11))
#define PERSIMMON_HARVEST (MONTH (10) | MONTH (11))
#define PERSIMMON_DRYING  (MONTH (11) | MONTH (12) | MONTH (1))

static const YuiDemoWork WORKS[] = {
  { YUI_DEMO_INN, "朝食会場の配膳・片付け",
    "朝食会場でのお料理の補充、お席へのご案内、下膳をお願いします。初めての方には30分ほど、"
    "担当者がつきます。制服への着替え10分を勤務時間に含みます。",
    "黒の靴下、滑りにくい黒の靴、髪をまとめるゴム", AT (6, 30), AT (3, 30), 0, 1, 3, 40, 150, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_INN, "客室清掃・ベッドメイク",
    "チェックアウト後の客室の清掃、リネン交換、アメニティの補充です。二人一組で一日8室ほど。"
    "腰を曲げる作業が続きます。昼食のまかないがあります。",
    "動きやすい服装、上履き（白）、飲み物", AT (9, 30), HOUR (5), 0, 2, 4, 20, 120, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_INN, "夕食の配膳（会席料理）",
    "大広間と個室への会席料理の配膳、飲み物の注文取り、下膳です。料理の説明は書いたものを"
    "お渡しします。経験のある方を歓迎しますが、丁寧にお教えします。",
    "足袋または白い靴下、筆記用具", AT (16, 30), HOUR (5), 0, 2, 4, 60, 180, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_INN, "厨房の洗い場",
    "夕食後の食器の下洗い、洗浄機への投入、片付けです。長靴と前掛けはお貸しします。",
    "濡れてもよい服装、タオル", AT (17, 30), AT (4, 15), 0, 1, 2, 30, 130, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_INN, "フロント・売店の応援",
    "お客様のお出迎え、お荷物のご案内、売店のレジです。レジは簡単なもので、操作をお教えします。",
    "黒または紺の上着、名札用の写真は不要", AT (14, 0), HOUR (6), 0, 1, 2, 50, 150, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_INN, "送迎バスの運転補助・駅でのお出迎え",
    "結島駅と旅館の間の送迎車（乗用車）の運転と、お荷物の積み下ろしです。",
    "運転免許証（当日確認します）", AT (13, 30), HOUR (4), 0, 1, 1, 100, 220, DRIVING,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_PERSIMMON, "柿の収穫とコンテナ運び",
    "園地でのおけさ柿の収穫です。はさみの使い方は朝にお教えします。脚立は3段まで。"
    "雨の日は選果場での作業に替わることがあります。",
    "軍手、長靴、帽子、雨具、飲み物", AT (8, 0), HOUR (8), 60, 2, 6, 10, 110, NONE,
    PERSIMMON_HARVEST },
  { YUI_DEMO_PERSIMMON, "柿の選果・箱詰め",
    "選果場で、大きさと色を見て柿を分け、箱に詰めます。立ち仕事です。室内なので雨でもあります。",
    "エプロン、上履き、手袋", AT (8, 30), AT (6, 30), 45, 2, 5, 0, 90, NONE,
    PERSIMMON_HARVEST | MONTH (12) },
  { YUI_DEMO_PERSIMMON, "干し柿の皮むき・吊るし",
    "皮むき機への柿のセット、ひも通し、吊るし棚への移動です。座ってできる作業もあります。",
    "エプロン、三角巾、上履き", AT (9, 0), HOUR (5), 0, 2, 6, 0, 80, NONE, PERSIMMON_DRYING },
  { YUI_DEMO_PERSIMMON, "園地の草刈り・剪定枝の片付け",
    "刈払機での草刈りと、剪定した枝を集めて運ぶ作業です。刈払機とゴーグルはお貸しします。",
    "長袖、長靴、軍手、飲み物", AT (8, 0), HOUR (4), 0, 1, 3, 60, 200, FARM_SAFETY,
    COLD | MONTH (4) | MONTH (5) | MONTH (6) | MONTH (7) | MONTH (8) | MONTH (9) },
  { YUI_DEMO_RICE, "もみすり・袋詰めの手伝い",
    "乾燥した米のもみすり、30キロ袋への計量と結束、パレットへの積み付けです。",
    "作業着、軍手、マスク", AT (8, 0), HOUR (7), 60, 1, 3, 30, 150, NONE,
    MONTH (9) | MONTH (10) | MONTH (11) },
  { YUI_DEMO_RICE, "米の出荷（フォークリフト）",
    "倉庫から出荷口までのパレットの移動と、トラックへの積み込みです。修了証をお持ちください。",
    "安全靴、作業着、修了証", AT (8, 30), HOUR (5), 0, 1, 1, 120, 250, FORKLIFT,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_RICE, "ハウスの片付け・苗箱洗い",
    "育苗ハウスの片付けと苗箱の水洗い、乾燥です。休みながら進めます。",
    "長靴、ゴム手袋、濡れてもよい服装", AT (8, 30), HOUR (4), 0, 2, 4, 0, 70, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_RICE, "餅つき・切り餅の袋詰め",
    "年末の切り餅づくりです。機械でついた餅ののし、切り分け、計量と袋詰めをします。",
    "エプロン、三角巾、マスク、上履き", AT (8, 0), AT (5, 30), 0, 2, 5, 10, 90, NONE,
    MONTH (11) | MONTH (12) | MONTH (1) },
  { YUI_DEMO_OYSTER, "牡蠣の殻むき",
    "水揚げした牡蠣の殻むきです。むき方は隣でお教えします。手元は冷えますが、足元にヒーターが"
    "あります。むいた量ではなく時間でお支払いします。",
    "厚手の靴下、長靴、タオル（手袋と前掛けは貸します）", AT (6, 0), HOUR (6), 0, 2, 6, 40, 160,
    NONE, COLD },
  { YUI_DEMO_OYSTER, "牡蠣の水揚げ補助（船上）",
    "養殖いかだでの水揚げの補助です。救命胴衣を必ず着けます。波の高い日は中止し、前日18時"
    "までにお知らせします。",
    "防寒着、長靴、酔い止め", AT (5, 30), HOUR (5), 0, 1, 2, 200, 350, BOAT, COLD },
  { YUI_DEMO_OYSTER, "かき小屋のホール",
    "直売所のかき小屋でのご案内、焼き台への炭入れの手伝い、下膳です。", "エプロン、動きやすい靴",
    AT (10, 30), HOUR (5), 0, 1, 4, 30, 140, NONE, COLD },
  { YUI_DEMO_CARE, "デイサービスの昼食配膳・見守り",
    "昼食の配膳、下膳、レクリエーションの準備と見守りです。体に触れる介助は職員がします。",
    "上履き、エプロン、マスク", AT (10, 0), HOUR (4), 0, 1, 2, 30, 120, NONE, YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_CARE, "入浴介助", "個浴と機械浴の入浴介助、着替えの手伝いです。職員と二人で行います。",
    "着替え、タオル、修了証の写し", AT (9, 0), AT (3, 30), 0, 1, 2, 150, 320, CARE_TRAINING,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_CARE, "夜勤の見守り補助",
    "夜間の巡回と見守りの補助です。職員が必ず一緒にいます。仮眠の時間が60分あります。",
    "上履き、飲み物、夜食", AT (21, 0), HOUR (9), 60, 1, 1, 120, 300, CARE_TRAINING,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_CARE, "洗濯・リネンの仕分け",
    "利用者さんの衣類の洗濯、乾燥、名前を見ての仕分けです。座っての作業が中心です。",
    "エプロン、上履き", AT (13, 0), HOUR (3), 0, 1, 1, 0, 70, NONE, YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_CLINIC, "健診の受付・ご案内",
    "集団健診の受付、番号札のお渡し、検査順のご案内です。個人情報の取扱いを朝に説明します。",
    "上履き、黒または紺の服", AT (8, 0), HOUR (4), 0, 1, 3, 40, 140, NONE, YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_CLINIC, "予防接種の看護師",
    "インフルエンザ予防接種の接種と経過観察です。医師が常駐します。免許証の写しをお持ちください。",
    "白衣（貸与可）、ナースシューズ、免許証の写し", AT (13, 30), HOUR (4), 0, 1, 2, 800, 1150,
    NURSE, MONTH (10) | MONTH (11) | MONTH (12) | MONTH (1) },
  { YUI_DEMO_CLINIC, "院内の清掃・消毒", "診療の前の待合室と廊下の清掃、手すりや椅子の消毒です。",
    "動きやすい服装、上履き", AT (7, 0), HOUR (2), 0, 1, 2, 20, 100, NONE, YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_SHOP, "レジ（セルフレジのご案内を含む）",
    "食品売場のレジと、セルフレジで困っているお客様のお手伝いです。研修30分も賃金をお支払い"
    "します。",
    "白いシャツ、黒のズボン、黒い靴", AT (16, 0), HOUR (4), 0, 1, 2, 10, 100, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_SHOP, "品出し・前陳",
    "開店前の商品の補充、値札の確認、段ボールの片付けです。飲料のケースを運ぶことがあります。",
    "軍手、動きやすい靴、エプロン", AT (6, 0), HOUR (3), 0, 1, 3, 20, 110, NONE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_SHOP, "惣菜の調理補助・パック詰め",
    "揚げ物、弁当の盛り付け、パック詰めとラベル貼りです。爪は短く、アクセサリーは外してください。",
    "白い長靴（貸与可）、マスク", AT (8, 0), HOUR (5), 0, 1, 2, 10, 90, NONE, YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_SHOP, "お歳暮の包装・発送",
    "お歳暮の包装、のし掛け、伝票の貼り付けです。包み方はお教えします。",
    "筆記用具、動きやすい服装", AT (10, 0), HOUR (6), 0, 1, 4, 20, 100, NONE,
    MONTH (11) | MONTH (12) },
  { YUI_DEMO_SHOP, "配達（軽自動車）",
    "市内のお客様への食料品の配達です。1日15件ほど、高齢の方のお宅が中心です。",
    "運転免許証（当日確認します）", AT (13, 0), HOUR (4), 0, 1, 1, 80, 200, DRIVING,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_BREWERY, "酒造りの洗米・蒸米運び",
    "早朝からの洗米、蒸した米の運搬、道具洗いです。納豆は前日から食べないでください。",
    "防水の上着、長靴（貸与可）、着替え", AT (6, 30), AT (6, 45), 45, 1, 3, 60, 200, NONE, COLD },
  { YUI_DEMO_BREWERY, "瓶詰め・ラベル貼り",
    "瓶詰めの流れ作業と、ラベルの確認、箱詰めです。立ち仕事です。", "動きやすい靴、帽子",
    AT (8, 30), HOUR (8), 60, 1, 4, 20, 120, NONE, YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_BREWERY, "蔵開きの販売・試飲案内",
    "蔵開きでの試飲のご案内、販売、行列の整理です。20歳以上の方を想定しています。",
    "黒い靴、エプロン", AT (9, 30), AT (6, 45), 45, 2, 6, 50, 150, NONE, COLD },
  { YUI_DEMO_FOOD, "水産加工（切り身・パック詰め）",
    "鮭とぶりの切り身の計量、パック詰め、真空包装です。室温は10度ほどです。",
    "防寒着、厚手の靴下、長靴", AT (7, 0), HOUR (7), 60, 1, 5, 20, 120, NONE, YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_FOOD, "弁当の盛り付け（食品衛生責任者）",
    "仕出し弁当の盛り付けと、衛生管理表の記入です。朝礼から参加してください。",
    "白衣（貸与）、マスク、修了証の写し", AT (5, 0), HOUR (5), 0, 1, 1, 120, 260, FOOD_HYGIENE,
    YUI_DEMO_ALL_YEAR },
  { YUI_DEMO_FOOD, "笹だんご作り",
    "笹の葉で包み、ひもで結ぶ作業です。座ってできます。初めての方も1時間ほどで慣れます。",
    "エプロン、三角巾、上履き", AT (9, 0), HOUR (4), 0, 2, 6, 0, 70, NONE, YUI_DEMO_ALL_YEAR },
};

static const char *const INN_PLACES[] = { "本館", "別館", "日帰り湯", NULL };
static const char *const PERSIMMON_PLACES[] = { "柿園", "選果場", NULL };
static const char *const RICE_PLACES[] = { "作業場", "米倉庫", NULL };
static const char *const OYSTER_PLACES[] = { "作業小屋", "かき小屋", NULL };
static const char *const CARE_PLACES[] = { "デイサービスセンター", "グループホーム", NULL };
static const char *const CLINIC_PLACES[] = { "診療所", "健診センター", NULL };
static const char *const SHOP_PLACES[] = { "本店", "港店", NULL };
static const char *const BREWERY_PLACES[] = { "酒蔵", "瓶詰場", NULL };
static const char *const FOOD_PLACES[] = { "加工場", "直売所", NULL };

static const YuiDemoTradeInfo TRADES[] = {
  [YUI_DEMO_INN] = { 34, "旅館 ", "荘", INN_PLACES },
  [YUI_DEMO_PERSIMMON] = { 31, "", "柿園", PERSIMMON_PLACES },
  [YUI_DEMO_RICE] = { 36, "農事組合法人 ", "ファーム", RICE_PLACES },
  [YUI_DEMO_OYSTER] = { 14, "", "水産", OYSTER_PLACES },
  [YUI_DEMO_CARE] = { 25, "社会福祉法人 ", "会", CARE_PLACES },
  [YUI_DEMO_CLINIC] = { 12, "医療法人 ", "医院", CLINIC_PLACES },
  [YUI_DEMO_SHOP] = { 36, "", "商店", SHOP_PLACES },
  [YUI_DEMO_BREWERY] = { 7, "", "酒造", BREWERY_PLACES },
  [YUI_DEMO_FOOD] = { 15, "", "食品", FOOD_PLACES },
};

const YuiDemoQualification *
yui_demo_qualifications (int *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (QUALIFICATIONS);
  return QUALIFICATIONS;
}

const YuiDemoWork *
yui_demo_works (int *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (WORKS);
  return WORKS;
}

const YuiDemoTradeInfo *
yui_demo_trade_info (YuiDemoTrade trade)
{
  g_return_val_if_fail (trade < YUI_DEMO_N_TRADES, NULL);

  return &TRADES[trade];
}
