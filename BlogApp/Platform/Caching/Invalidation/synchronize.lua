-- Returns what was invalidated since the caller's position.
-- KEYS: state, log. ARGV: an epoch to use if there is none, the caller's epoch, the caller's version.
local state = redis.call('HMGET', KEYS[1], 'epoch', 'version', 'floor')
local epoch = state[1]
local version = tonumber(state[2] or '0')
-- A version behind the caller's means that Redis was restored from an older state. Its lost invalidations cannot be known.
if not epoch or (epoch == ARGV[2] and version < tonumber(ARGV[3])) then
  epoch = ARGV[1]
  redis.call('HSET', KEYS[1], 'epoch', epoch)
  redis.call('DEL', KEYS[2])
end
local from = '-inf'
if epoch == ARGV[2] then
  from = '(' .. ARGV[3]
end
return { epoch, version, tonumber(state[3] or '0'), redis.call('ZRANGEBYSCORE', KEYS[2], from, '+inf', 'WITHSCORES') }
