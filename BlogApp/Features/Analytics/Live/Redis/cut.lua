-- Returns the outstanding cut, or turns the deltas since the last one into a new cut.
-- KEYS: epoch seq base deltas site cut cutbase cutend views readers
-- ARGV: prefix id
-- Returns {id, base, end, sum, shown}, or nil when the store is empty. The sum of the deltas is stored apart from them, so it
-- tells whether they are complete. shown is 1 when the articles' totals and the days' keys are complete, too. A cut without
-- deltas still tells the store's position.
local id = redis.call('HGET', KEYS[6], 'id')
if not id then
  if redis.call('EXISTS', KEYS[1]) == 0 then return nil end
  local seq = redis.call('HGETALL', KEYS[2])
  id = ARGV[2]
  local content = ARGV[1] .. 'cut:' .. id
  if redis.call('EXISTS', KEYS[4]) == 1 then redis.call('RENAME', KEYS[4], content) end
  redis.call('DEL', KEYS[7], KEYS[8])
  if redis.call('EXISTS', KEYS[3]) == 1 then redis.call('RENAME', KEYS[3], KEYS[7]) end
  local sum = 0
  for i = 1, #seq, 2 do
    if seq[i] == '#sum' then
      sum = seq[i + 1]
    else
      redis.call('HSET', KEYS[3], seq[i], seq[i + 1])
      redis.call('HSET', KEYS[8], seq[i], seq[i + 1])
    end
  end
  redis.call('HSET', KEYS[2], '#sum', 0)
  local waiting = redis.call('HGET', KEYS[5], 'waiting') or '0'
  redis.call('HSET', KEYS[5], 'waiting', 0)
  redis.call('HSET', KEYS[6], 'id', id, 'hits', waiting, 'sum', sum)
end
local shown = 0
for k = 9, 10 do
  for _, number in ipairs(redis.call('HVALS', KEYS[k])) do shown = shown + tonumber(number) end
end
local function days_whole()
  local site = redis.call('HGETALL', KEYS[5])
  -- Uses Redis's own clock, which also decides when keys expire: 50 hours after their hour at the earliest.
  local watched = tonumber(redis.call('TIME')[1]) - 150000
  for i = 1, #site, 2 do
    local name = string.match(site[i], '^#(.*)$')
    if name then
      local at = tonumber(string.match(name, '%d+$'))
      if at > 0 and at < watched then
        redis.call('HDEL', KEYS[5], site[i])
      elseif redis.call('HLEN', ARGV[1] .. name) < tonumber(site[i + 1]) then
        return false
      end
    end
  end
  return true
end
local whole = days_whole() and shown == tonumber(redis.call('HGET', KEYS[5], 'shown') or '-1') and 1 or 0
return {id, redis.call('HGETALL', KEYS[7]), redis.call('HGETALL', KEYS[8]), redis.call('HGET', KEYS[6], 'sum') or -1, whole}
