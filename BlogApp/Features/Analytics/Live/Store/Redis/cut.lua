-- Returns the outstanding cut, or makes the deltas since the last one the cut.
-- KEYS: epoch seq base deltas site cut cutbase cutend
-- ARGV: prefix id
-- Returns {id, base, end, fields} or nil when the store is empty. A cut without deltas still tells where the store stands.
local id = redis.call('HGET', KEYS[6], 'id')
if not id then
  if redis.call('EXISTS', KEYS[1]) == 0 then return nil end
  local seq = redis.call('HGETALL', KEYS[2])
  id = ARGV[2]
  local content = ARGV[1] .. 'cut:' .. id
  if redis.call('EXISTS', KEYS[4]) == 1 then redis.call('RENAME', KEYS[4], content) end
  redis.call('DEL', KEYS[7], KEYS[8])
  if redis.call('EXISTS', KEYS[3]) == 1 then redis.call('RENAME', KEYS[3], KEYS[7]) end
  for i = 1, #seq, 2 do
    redis.call('HSET', KEYS[3], seq[i], seq[i + 1])
    redis.call('HSET', KEYS[8], seq[i], seq[i + 1])
  end
  local waiting = redis.call('HGET', KEYS[5], 'waiting') or '0'
  redis.call('HSET', KEYS[5], 'waiting', 0)
  redis.call('HSET', KEYS[6], 'id', id, 'hits', waiting, 'fields', redis.call('HLEN', content))
end
return {id, redis.call('HGETALL', KEYS[7]), redis.call('HGETALL', KEYS[8]), redis.call('HGET', KEYS[6], 'fields')}
