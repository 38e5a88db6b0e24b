-- What was invalidated since the asker's position.
-- KEYS: state, log. ARGV: an epoch in case there is none, the asker's epoch, the asker's version.
local state = redis.call('HMGET', KEYS[1], 'epoch', 'version', 'floor')
local epoch = state[1]
local version = tonumber(state[2] or '0')
-- A version behind the asker's means that Redis came back with an older state: what it forgot cannot be known.
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
