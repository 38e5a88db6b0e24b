-- Drops the cut if it is still outstanding.
-- KEYS: cut cutbase cutend
-- ARGV: prefix id
if redis.call('HGET', KEYS[1], 'id') == ARGV[2] then
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], ARGV[1] .. 'cut:' .. ARGV[2])
end
return 0
