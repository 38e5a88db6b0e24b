-- Applies a batch if it is the writer's next one.
-- KEYS: epoch seq base deltas views readers site latest
-- ARGV: prefix writer seq hits, then for each section a count and its rows:
--   groups (field n), pairs (day field article n), articles (article n), hours (hour article n),
--   skips (field day reason n), latest (line)
-- Returns {status, seq}: 0 applied, 1 already, 2 gap, 3 empty.
if redis.call('EXISTS', KEYS[1]) == 0 then return {3, 0} end

local prefix, writer, seq = ARGV[1], ARGV[2], tonumber(ARGV[3])
local last = redis.call('HGET', KEYS[2], writer)
if not last then
  -- A store built from SQL knows every writer that SQL has anything from. So this writer is new, or the store is stale.
  last = '0'
  redis.call('HSET', KEYS[2], writer, last)
  redis.call('HSET', KEYS[3], writer, last)
end
last = tonumber(last)
if seq <= last then return {1, last} end
if seq > last + 1 then return {2, last + 1} end

local i, added, shown = 5, tonumber(ARGV[4]), 0
local function section(width, row)
  local rows = tonumber(ARGV[i])
  i = i + 1
  for _ = 1, rows do
    row(i)
    i = i + width
  end
end

-- Data needed only for a day expires. The site's hash holds the field count of each such key, so that an evicted key is noticed.
local function add(name, field, n, seconds)
  local new = redis.call('HINCRBY', prefix .. name, field, n) == tonumber(n)
  if new then redis.call('HINCRBY', KEYS[7], '#' .. name, 1) end
  if seconds then redis.call('EXPIRE', prefix .. name, seconds) end
  return new
end

section(2, function(a) redis.call('HINCRBY', KEYS[4], ARGV[a], ARGV[a + 1]) end)
section(4, function(a)
  -- An anonymous visitor exists for one UTC day; late batches of yesterday still match. Accounts, day 0, are kept.
  if add('pairs:' .. ARGV[a], ARGV[a + 1], ARGV[a + 3], ARGV[a] ~= '0' and 259200) then
    redis.call('HINCRBY', KEYS[6], ARGV[a + 2], 1)
    shown = shown + 1
  end
end)
section(2, function(a)
  redis.call('HINCRBY', KEYS[5], ARGV[a], ARGV[a + 1])
  shown = shown + tonumber(ARGV[a + 1])
end)
section(3, function(a) add('hour:' .. ARGV[a], ARGV[a + 1], ARGV[a + 2], 180000) end)
section(4, function(a)
  redis.call('HINCRBY', KEYS[4], ARGV[a], ARGV[a + 3])
  added = added + tonumber(ARGV[a + 3])
  add('skipped:' .. ARGV[a + 1], ARGV[a + 2], ARGV[a + 3], 259200)
end)
section(1, function(a) redis.call('LPUSH', KEYS[8], ARGV[a]) end)
redis.call('LTRIM', KEYS[8], 0, 49)

redis.call('HINCRBY', KEYS[7], 'views', ARGV[4])
redis.call('HINCRBY', KEYS[7], 'waiting', ARGV[4])
-- Sums are stored beside their parts, so that an evicted key is noticed. The sum of the deltas is stored with the sequence numbers: without them,
-- batches are applied again.
redis.call('HINCRBY', KEYS[2], '#sum', added)
redis.call('HINCRBY', KEYS[7], 'shown', shown)
redis.call('HSET', KEYS[2], writer, seq)
return {0, seq}
