-- Drops presence marks older than the given time.
-- KEYS: online reading
-- ARGV: prefix before
local dropped = redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[2])
for _, article in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local readers = ARGV[1] .. 'reading:' .. article
  redis.call('ZREMRANGEBYSCORE', readers, '-inf', '(' .. ARGV[2])
  if redis.call('EXISTS', readers) == 0 then redis.call('ZREM', KEYS[2], article) end
end
return dropped
