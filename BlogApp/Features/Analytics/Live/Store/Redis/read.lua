-- Reads the live numbers as one snapshot.
-- KEYS: epoch views readers site latest online reading cut
-- ARGV: prefix since until today known hours articles...; known is the site total for which the caller has all article
--   totals already ('' when it has none); hours is how many hour names follow, then those, then article ids
-- Returns {epoch, total, today, waiting, online, reading {article n…}, day {article n…}, views, readers, latest, skipped}
local prefix, since, until_ = ARGV[1], ARGV[2], ARGV[3]
local hours = tonumber(ARGV[6])
local total = redis.call('HGET', KEYS[4], 'views') or '0'
local waiting = tonumber(redis.call('HGET', KEYS[4], 'waiting') or '0') + tonumber(redis.call('HGET', KEYS[8], 'hits') or '0')

local today = 0
for i = 0, 23 do
  today = today + tonumber(redis.call('HGET', prefix .. 'hour:' .. (tonumber(ARGV[4]) + i * 3600), '0') or '0')
end

local reading = {}
for _, article in ipairs(redis.call('ZRANGEBYSCORE', KEYS[7], since, '+inf')) do
  local readers = redis.call('ZCOUNT', prefix .. 'reading:' .. article, since, until_)
  if readers > 0 then
    reading[#reading + 1] = article
    reading[#reading + 1] = readers
  end
end

local day = {}
for a = 7 + hours, #ARGV do
  local views = 0
  for h = 7, 6 + hours do
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
  redis.call('LRANGE', KEYS[5], 0, 49), redis.call('HGETALL', prefix .. 'skipped:' .. ARGV[4])}
