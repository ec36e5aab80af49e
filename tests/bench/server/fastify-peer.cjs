// SPDX-License-Identifier: GPL-3.0-or-later
//
// A peer of the benchmark: a page of shifts and one shift from Yui's own database, by Fastify and better-sqlite3, with
// a response schema (fast-json-stringify), prepared statements and the token looked up for each call.
// Usage: node fastify-peer.cjs DATABASE PORT, with NODE_PATH naming the packages.
'use strict'
const crypto = require('node:crypto')
const fastify = require('fastify')
const Database = require('better-sqlite3')

const db = new Database(process.argv[2], { readonly: true })
db.pragma('mmap_size = 67108864')
db.pragma('cache_size = -16384')

const COLUMNS = `SELECT s.id, s.version, s.state, s.employer_id, e.name AS employer_name, s.workplace_id,
    p.name AS workplace_name, s.title, s.description, s.belongings, s.start_s, s.end_s, s.break_min, s.seats,
    s.hourly_wage_yen, s.transport_yen, s.hiring_mode, s.published_s,
    (SELECT count(*) FROM contract c WHERE c.programme_id = s.programme_id AND c.shift_id = s.id
      AND c.cancelled_s IS NULL) AS seats_filled,
    (SELECT count(*) FROM offer o WHERE o.programme_id = s.programme_id AND o.shift_id = s.id AND o.state = 'open'
      AND o.reply_by_s > @now) AS offers_open
  FROM shift s
  JOIN employer e ON e.programme_id = s.programme_id AND e.id = s.employer_id
  JOIN workplace p ON p.programme_id = s.programme_id AND p.id = s.workplace_id
  WHERE s.programme_id = @programme `
const findToken = db.prepare(`SELECT t.programme_id AS programme, a.role, a.employer_id AS employer FROM access_token t
  JOIN account a ON a.programme_id = t.programme_id AND a.id = t.account_id
  WHERE t.token_sha256 = ? AND t.revoked_s IS NULL AND (t.expires_s IS NULL OR t.expires_s > ?)
    AND a.disabled_s IS NULL`)
const listShifts = db.prepare(`${COLUMNS} AND s.start_s >= @from ORDER BY s.start_s, s.id LIMIT @limit`)
const findShift = db.prepare(`${COLUMNS} AND s.id = @id`)
const qualifications = db.prepare(`SELECT qualification_id FROM shift_qualification
  WHERE programme_id = ? AND shift_id = ? ORDER BY qualification_id`).pluck()

const text = { type: 'string' }
const integer = { type: 'integer' }
const shiftSchema = {
  type: 'object',
  properties: {
    id: text, version: integer, state: text, employer_id: text, employer_name: text, workplace_id: text,
    workplace_name: text, title: text, description: text, belongings: text, starts_at: text, ends_at: text,
    break_min: integer, seats: integer, hourly_wage_yen: integer, transport_yen: integer, hiring_mode: text,
    required_qualification_ids: { type: 'array', items: text }, seats_filled: integer, offers_open: integer,
    expected_pay_yen: integer, published_at: { type: 'string', nullable: true },
    warnings: { type: 'array', items: { type: 'object', additionalProperties: true } }
  }
}
const listSchema = { type: 'object', properties: { items: { type: 'array', items: shiftSchema } } }

const moment = s => new Date((s + 32400) * 1000).toISOString().slice(0, 19) + '+09:00'

// Yui computes the pay with its premiums; on these shifts it is wage times hours.
function toShift (row, programme) {
  row.starts_at = moment(row.start_s)
  row.ends_at = moment(row.end_s)
  row.published_at = row.published_s === null ? null : moment(row.published_s)
  row.required_qualification_ids = qualifications.all(programme, row.id)
  row.expected_pay_yen = row.hourly_wage_yen * (row.end_s - row.start_s - row.break_min * 60) / 3600 + row.transport_yen
  row.warnings = []
  return row
}

function principal (request, now) {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
  return findToken.get(crypto.createHash('sha256').update(token).digest(), now)
}

const app = fastify()
app.get('/v1/shifts', { schema: { response: { 200: listSchema } } }, (request, reply) => {
  const now = Math.floor(Date.now() / 1000)
  const who = principal(request, now)
  if (who === undefined) return reply.code(401).send()
  const from = Date.parse(request.query.from + 'T00:00:00+09:00') / 1000
  const rows = listShifts.all({ programme: who.programme, now, from, limit: Number(request.query.limit) })
  reply.send({ items: rows.map(row => toShift(row, who.programme)) })
})
app.get('/v1/shifts/:id', { schema: { response: { 200: shiftSchema } } }, (request, reply) => {
  const now = Math.floor(Date.now() / 1000)
  const who = principal(request, now)
  if (who === undefined) return reply.code(401).send()
  const row = findShift.get({ programme: who.programme, now, id: request.params.id })
  if (row === undefined) return reply.code(404).send()
  const etag = `"${row.version}"`
  reply.header('etag', etag)
  if (row.state === 'draft' && request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.send(toShift(row, who.programme))
})
app.listen({ port: Number(process.argv[3]), host: '127.0.0.1' })
