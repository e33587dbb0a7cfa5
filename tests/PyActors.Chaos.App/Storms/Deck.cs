namespace PyActors.Chaos.App.Storms;

/// <summary>The invocations of a storm in an order that the seed decides, each kind in exactly its share. Any thread.</summary>
internal sealed class Deck(int seed, int size, bool endless, bool withBlocks, TimeSpan threadLife)
{
    // Of a thousand; the rest answers.
    private static readonly (Deed Deed, double Share)[] Shares =
    [
        (Deed.Raise, 10), (Deed.ReturnNonsense, 10), (Deed.Loop, 5), (Deed.Block, 0.5), (Deed.Exit, 1), (Deed.StartThread, 1),
    ];

    // Whoever waits for an answer that doesn't come gives up more often.
    private const double CancelledLoops = 0.25;
    private const double Cancelled = 0.02;
    private const int LatestCancelMicroseconds = 5_000;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly Deed[] _deeds = new Deed[size];
    private int _next = size;
    private int _number;

    /// <summary>The next one; null once all were taken.</summary>
    public Step? Take()
    {
        lock (_gate)
        {
            if (_next == _deeds.Length)
            {
                if (_number > 0 && !endless)
                    return null;
                Shuffle();
            }

            var deed = _deeds[_next++];
            return new Step(++_number, deed, DrawCancel(deed), threadLife);
        }
    }

    private void Shuffle()
    {
        var end = 0;
        Array.Fill(_deeds, Deed.Answer);
        foreach (var (deed, share) in Shares)
        {
            if (deed == Deed.Block && !withBlocks)
                continue;
            var begin = end;
            end += Math.Max(1, (int)(_deeds.Length * share / 1000));
            _deeds.AsSpan(begin, end - begin).Fill(deed);
        }

        _random.Shuffle(_deeds);
        _next = 0;
    }

    private TimeSpan? DrawCancel(Deed deed) => _random.NextDouble() < (deed == Deed.Loop ? CancelledLoops : Cancelled)
        ? TimeSpan.FromMicroseconds(_random.Next(LatestCancelMicroseconds))
        : null;
}
