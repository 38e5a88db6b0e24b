-- Reads the live numbers as one snapshot.
-- KEYS: epoch views readers site latest online reading cut
-- ARGV: prefix since until utcday known today length hours articles...; known is the site total for which the caller has
--   all article totals already ('' when it has none); today is the start of the blog's day, length its number
--   of hours; hours is the number of hour names that follow, before the article ids
-- Returns {epoch, total, today, waiting, online, reading {article n…}, day {article n…}, views, readers, latest, skipped, utcday}
local prefix, since, until_ = ARGV[1], ARGV[2], ARGV[3]
local hours = tonumber(ARGV[8])
local total = redis.call('HGET', KEYS[4], 'views') or '0'
local waiting = tonumber(redis.call('HGET', KEYS[4], 'waiting') or '0') + tonumber(redis.call('HGET', KEYS[8], 'hits') or '0')

local function viewsof(first, length)
  local views = 0
  for i = 0, length - 1 do
    views = views + tonumber(redis.call('HGET', prefix .. 'hour:' .. string.format('%.0f', first + i * 3600), '0') or '0')
  end
  return views
end
local utcday = viewsof(tonumber(ARGV[4]), 24)
local today = ARGV[6] == ARGV[4] and ARGV[7] == '24' and utcday or viewsof(tonumber(ARGV[6]), tonumber(ARGV[7]))

local reading = {}
for _, article in ipairs(redis.call('ZRANGEBYSCORE', KEYS[7], since, '+inf')) do
  local readers = redis.call('ZCOUNT', prefix .. 'reading:' .. article, since, until_)
  if readers > 0 then
    reading[#reading + 1] = article
    reading[#reading + 1] = readers
  end
end

local day = {}
for a = 9 + hours, #ARGV do
  local views = 0
  for h = 9, 8 + hours do
    views = views + tonumber(redis.call('HGET', prefix .. 'hour:' .. ARGV[h], ARGV[a]) or '0')
  end
  day[#day + 1] = ARGV[a]
  day[#day + 1] = views
end

local epoch = redis.call('GET', KEYS[1]) or ''
local views, readers = {}, {}
if ARGV[5] ~= epoch .. ':' .. total then
  views = redis.call('HGETALL', KEYS[2])
  readers = redis.call('HGETALL', KEYS[3])
end
return {epoch, total, today, waiting, redis.call('ZCOUNT', KEYS[6], since, until_), reading, day, views, readers,
  redis.call('LRANGE', KEYS[5], 0, 49), redis.call('HGETALL', prefix .. 'skipped:' .. ARGV[4]), utcday}
