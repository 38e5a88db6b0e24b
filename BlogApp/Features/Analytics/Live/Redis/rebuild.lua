-- Replaces everything with what was loaded from SQL under temporary names.
-- KEYS: epoch cut cutbase cutend deltas
-- ARGV: prefix id, then for each key its name and seconds to live (0: forever)
local outstanding = redis.call('HGET', KEYS[2], 'id')
if outstanding then redis.call('DEL', ARGV[1] .. 'cut:' .. outstanding) end
redis.call('DEL', KEYS[2], KEYS[3], KEYS[4], KEYS[5])
for i = 3, #ARGV, 2 do
  local name = ARGV[1] .. ARGV[i]
  local loaded = ARGV[1] .. 'new:' .. ARGV[2] .. ':' .. ARGV[i]
  redis.call('DEL', name)
  if redis.call('EXISTS', loaded) == 1 then
    redis.call('RENAME', loaded, name)
    if ARGV[i + 1] == '0' then redis.call('PERSIST', name) else redis.call('EXPIRE', name, ARGV[i + 1]) end
  end
end
redis.call('SET', KEYS[1], ARGV[2])
return 0
