using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Deciding;

namespace BlogApp.Features.Giveaways.Live;

/// <summary>The live store in this process's memory.</summary>
internal sealed class EmbeddedClaimStore : IClaimLiveStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Line> _lines = [];

    public string Name => "embedded";

    public Task<IReadOnlyList<ClaimPromise>?> PromiseAsync(long giveawayId, int stock, IReadOnlyList<long> claimants, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(giveawayId, out var line))
                return Task.FromResult<IReadOnlyList<ClaimPromise>?>(null);
            return Task.FromResult<IReadOnlyList<ClaimPromise>?>([.. claimants.Select(claimant => line.Claim(claimant, stock))]);
        }
    }

    public Task<(int Won, int Places)?> ReadAsync(long giveawayId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_lines.TryGetValue(giveawayId, out var line) ? (line.Won, line.Places) : ((int, int)?)null);
    }

    public Task RebuildAsync(long giveawayId, ClaimSnapshot from, CancellationToken cancellationToken)
    {
        lock (_gate)
            _lines[giveawayId] = new Line(from);
        return Task.CompletedTask;
    }

    private sealed class Line(ClaimSnapshot from)
    {
        private readonly Dictionary<long, ClaimPromise> _claimants = from.Claimants.ToDictionary(c => c.Claimant, c => new ClaimPromise(c.Place, c.Won));

        public int Won { get; private set; } = from.Won;

        public int Places { get; private set; } = from.Places;

        public ClaimPromise Claim(long claimant, int stock)
        {
            if (_claimants.TryGetValue(claimant, out var known))
                return known;
            var won = Won < stock;
            if (won)
                Won++;
            return _claimants[claimant] = new ClaimPromise(++Places, won);
        }
    }
}
