-- Records an invalidation and notifies the other nodes.
-- KEYS: state, log. ARGV: the sender's id, an epoch to use if there is none, the channel, then the names.
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then
  epoch = ARGV[2]
  redis.call('HSET', KEYS[1], 'epoch', epoch)
end
local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
local names = {}
for i = 4, #ARGV do
  names[#names + 1] = ARGV[i]
  if ARGV[i] == '*' then
    redis.call('DEL', KEYS[2])
    redis.call('HSET', KEYS[1], 'floor', version)
  else
    redis.call('ZADD', KEYS[2], version, ARGV[i])
  end
end
-- Only the latest 10,000 names are kept. Values older than the last dropped name are void.
local excess = redis.call('ZCARD', KEYS[2]) - 10000
if excess > 0 then
  local last = redis.call('ZRANGE', KEYS[2], excess - 1, excess - 1, 'WITHSCORES')
  redis.call('HSET', KEYS[1], 'floor', last[2])
  redis.call('ZREMRANGEBYRANK', KEYS[2], 0, excess - 1)
end
redis.call('PUBLISH', ARGV[3], cjson.encode({ node = ARGV[1], epoch = epoch, version = version, names = names }))
return { epoch, version }
