-- Gives each claimant the next place, and an item while there are any.
-- KEYS: the giveaway's hash: #won, #places, and per claimant w or s (won, sold out) and the place.
-- ARGV: the stock, the seconds until an unused key goes, the claimants.
-- Returns the claimants' fields, or nothing when the key is absent or incomplete.
local key = KEYS[1]
local sums = redis.call('HMGET', key, '#won', '#places')
local won, places = tonumber(sums[1]), tonumber(sums[2])
if not won or not places or redis.call('HLEN', key) ~= places + 2 then
  return false
end
local stock = tonumber(ARGV[1])
local reply = {}
for i = 3, #ARGV do
  local field = redis.call('HGET', key, ARGV[i])
  if not field then
    places = places + 1
    if won < stock then
      won = won + 1
      field = 'w' .. places
    else
      field = 's' .. places
    end
    redis.call('HSET', key, ARGV[i], field)
  end
  reply[#reply + 1] = field
end
redis.call('HSET', key, '#won', won, '#places', places)
redis.call('EXPIRE', key, ARGV[2])
return reply
