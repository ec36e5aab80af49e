-- SPDX-License-Identifier: GPL-3.0-or-later
-- What wrk sends and says. The arguments after -- are MODE TOKEN and, of check-ins, numbers.
--   get TOKEN [ETAG]                     the address as it is
--   check-in FIRST SEATS START MOMENT    one for each contract from FIRST + START; SEATS of one programme in a row
--   mixed FILE                           lines of a file, "TOKEN PATH", one after the other from a random one
local mode, send, paths, think_ms

local function check_in (first, seats, start, moment)
  local n, digits = start - 1, 0
  return function ()
    n = n + 1
    local body = string.format ('{"contract_id":"01930000-0000-7000-8000-08%010x","kind":"in","occurred_at":"%s"}',
                                first + n, moment)
    return wrk.format ("POST", nil, {
      ["Authorization"] = "Bearer kiosk-" .. math.floor (n / seats),
      ["Content-Type"] = "application/json",
      ["Idempotency-Key"] = string.format ("wave-%d-%s", first + n, moment),
    }, body)
  end
end

function init (args)
  mode = args[1]
  if mode == "get" then
    wrk.headers["Authorization"] = "Bearer " .. args[2]
    wrk.headers["If-None-Match"] = args[3]
  elseif mode == "check-in" then
    request = check_in (tonumber (args[2]), tonumber (args[3]), tonumber (args[4]), args[5])
    think_ms = tonumber (args[6])
  elseif mode == "mixed" then
    local calls = {}
    for line in io.lines (args[2]) do
      local token, path = line:match ("(%S+) (%S+)")
      calls[#calls + 1] = wrk.format ("GET", path, { ["Authorization"] = "Bearer " .. token })
    end
    local i = 0
    request = function ()
      i = i % #calls + 1
      return calls[i]
    end
    think_ms = tonumber (args[3])
  end
  if think_ms then
    delay = function () return math.random (0, 2 * think_ms) end
  end
end

function done (summary, latency, requests)
  local errors = summary.errors
  io.stdout:write (string.format (
    '\nJSON {"per_s": %.1f, "p50_ms": %.3f, "p99_ms": %.3f, "max_ms": %.3f, "calls": %d, "refused": %d, "broken": %d}\n',
    summary.requests / summary.duration * 1e6, latency:percentile (50) / 1e3, latency:percentile (99) / 1e3,
    latency.max / 1e3, summary.requests, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
