#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a bank transfer file as a bank would, from its layout alone, and prints what it says.

Knows nothing of the program that wrote the file. Says what is wrong and ends with 1, or prints one
line for the header, one a payee, and one for the trailer, tab-separated.
"""
import sys
import unicodedata

HEADER = [("kind", 2), ("code", 1), ("client", 10), ("name", -40), ("day", 4), ("bank", 4), ("bank_name", -15),
          ("branch", 3), ("branch_name", -15), ("account_kind", 1), ("account", 7), ("dummy", -17)]
TRANSFER = [("bank", 4), ("bank_name", -15), ("branch", 3), ("branch_name", -15), ("clearing", 4),
            ("account_kind", 1), ("account", 7), ("holder", -30), ("yen", 10), ("new", 1), ("code1", 10),
            ("code2", 10), ("way", 1), ("mark", -1), ("dummy", -7)]
PAYROLL = TRANSFER[:-3] + [("dummy", -9)]
TRAILER = [("count", 6), ("total", 12), ("dummy", -101)]
END = [("dummy", -119)]
# JIS X 0201: digits, capitals, the signs that banks take, and half-width kana with both sound marks.
ALLOWED = set(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ ().-/\\") | {0xA2, 0xA3} | {0xA6} | set(range(0xB1, 0xE0))


def wrong(number, why):
    sys.exit(f"record {number}: {why}")


def split(data):
    """Records of 120 bytes, with CR LF behind each or behind none."""
    if len(data) % 122 == 0 and data[120:122] == b"\r\n":
        records = [data[i:i + 122] for i in range(0, len(data), 122)]
        for number, record in enumerate(records, 1):
            if record[120:] != b"\r\n":
                wrong(number, "does not end with CR LF")
        return [record[:120] for record in records]
    if len(data) % 120 != 0:
        sys.exit(f"{len(data)} bytes are no records of 120")
    return [data[i:i + 120] for i in range(0, len(data), 120)]


def read(number, record, layout):
    """Cuts a record into its fields; a negative width is text, a positive one digits."""
    fields, at = {}, 1
    for name, width in layout:
        raw = record[at:at + abs(width)]
        at += abs(width)
        if width > 0 and not raw.isdigit():
            wrong(number, f"{name} is not all digits: {raw!r}")
        if not set(raw) <= ALLOWED:
            wrong(number, f"{name} holds a byte that no bank takes: {raw!r}")
        if width < 0 and raw.strip() and raw[:1] == b" ":
            wrong(number, f"{name} is not on the left")
        fields[name] = raw.decode("cp932").rstrip() if width < 0 else raw.decode("ascii")
    if at != 120:
        wrong(number, f"the layout has {at} bytes")
    if fields["dummy"]:
        wrong(number, "its dummy is not blank")
    return fields


def full(kana):
    return unicodedata.normalize("NFKC", kana)


def main():
    records = split(sys.stdin.buffer.read())
    if len(records) < 4:
        sys.exit("fewer than four records")
    order = bytes(record[0] for record in records)
    if order != b"1" + b"2" * (len(records) - 3) + b"89":
        sys.exit(f"the records are in the order {order.decode('ascii', 'replace')}")
    header = read(1, records[0], HEADER)
    if header["kind"] not in ("11", "21") or header["code"] != "0":
        wrong(1, "is neither kind 11 nor 21 in JIS")
    month, day = int(header["day"][:2]), int(header["day"][2:])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        wrong(1, "has no day of transfer")
    print("header", header["kind"], header["client"], full(header["name"]), header["day"], header["bank"],
          header["branch"], header["account_kind"], header["account"], sep="\t")
    total = 0
    for number, record in enumerate(records[1:-2], 2):
        payee = read(number, record, TRANSFER if header["kind"] == "21" else PAYROLL)
        if payee["account_kind"] not in ("1", "2", "4", "9"):
            wrong(number, "has no kind of account")
        if not payee["holder"] or int(payee["yen"]) == 0:
            wrong(number, "pays nobody, or nothing")
        total += int(payee["yen"])
        print("payee", payee["bank"], full(payee["bank_name"]), payee["branch"], full(payee["branch_name"]),
              payee["account_kind"], payee["account"], full(payee["holder"]), int(payee["yen"]), sep="\t")
    trailer = read(len(records) - 1, records[-2], TRAILER)
    read(len(records), records[-1], END)
    if int(trailer["count"]) != len(records) - 3:
        sys.exit(f"the trailer counts {trailer['count']} payees, there are {len(records) - 3}")
    if int(trailer["total"]) != total:
        sys.exit(f"the trailer sums to {trailer['total']}, the payees to {total}")
    print("trailer", int(trailer["count"]), int(trailer["total"]), sep="\t")


if __name__ == "__main__":
    main()
