namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>A pool's options and what happens to it.</summary>
internal sealed record History(int Seed, PoolOptions Options, PythonIsolation Isolation, IReadOnlyList<HistoryStep> Steps)
{
    private const int MostSteps = 500;

    // How often what happens, in parts of their sum: work most of the time, disasters now and then.
    private static readonly (StepKind Kind, int Weight)[] Weights =
    [
        (StepKind.Submit, 26),
        (StepKind.WorkerMoves, 40),
        (StepKind.WorkerTells, 18),
        (StepKind.WorkerTellsOfStart, 3),
        (StepKind.Advance, 12),
        (StepKind.AdvanceWithoutTick, 4),
        (StepKind.Cancel, 5),
        (StepKind.WorkerReady, 8),
        (StepKind.WorkerFails, 1),
        (StepKind.WorkerLost, 1),
        (StepKind.Deliver, 8),
        (StepKind.StuckElsewhere, 1),
        (StepKind.Status, 1),
    ];

    private static readonly StepKind[] Deck = [.. Weights.SelectMany(entry => Enumerable.Repeat(entry.Kind, entry.Weight))];

    /// <summary>How many threads run at once.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>Whether little time passes between two steps, as where calls are short and many.</summary>
    public bool IsHot { get; init; }

    public static History Generate(int seed)
    {
        var random = new Random(seed);
        var options = new PoolOptions
        {
            Name = "history",
            Workers = random.Next(1, 5),
            HandAhead = random.Next(3) switch { 0 => 0, 1 => random.Next(1, 4), _ => 8 },
            QueueCapacity = random.Next(1, 25),
            MaxWaitingForRoom = random.Next(0, 6),
            MaxQuarantined = random.Next(0, 4),
            GracePeriod = TimeSpan.FromMilliseconds(random.Next(10, 100)),
            DrainTimeout = TimeSpan.FromMilliseconds(random.Next(0, 200)),
            StartTimeout = TimeSpan.FromMilliseconds(random.Next(4) == 0 ? random.Next(10, 300) : 1_000_000),
            FairBetweenCallers = random.Next(3) == 0,
            RecycleAfterInvocations = random.Next(5) == 0 ? random.Next(1, 10) : 0,
            RecycleAfter = random.Next(8) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 200)) : Timeout.InfiniteTimeSpan,
        };

        var steps = new List<HistoryStep>();
        var count = random.Next(1, MostSteps);
        for (var i = 0; i < count; i++)
            steps.Add(new HistoryStep(Deck[random.Next(Deck.Length)], random.Next(1 << 16), random.Next(1 << 16)));

        // The end comes at any time, or not before the last step.
        if (random.Next(2) == 0)
            steps.Insert(random.Next(steps.Count), new HistoryStep(StepKind.Drain, random.Next(1 << 16), 0));
        if (random.Next(20) == 0)
            steps.Insert(random.Next(steps.Count), new HistoryStep(StepKind.Fail, 0, 0));

        return new History(seed, options, random.Next(2) == 0 ? PythonIsolation.Shared : PythonIsolation.OwnGil, steps)
        {
            Processors = random.Next(1, 6),
            IsHot = random.Next(3) == 0,
        };
    }

    public override string ToString() => $"""
        seed {Seed}, {Isolation}, {Processors} processors{(IsHot ? ", hot" : "")}: {Options.Workers} workers, {Options.HandAhead} ahead, room for {Options.QueueCapacity}, at most {Options.MaxQuarantined} stuck, grace {Options.GracePeriod.TotalMilliseconds} ms, drain {Options.DrainTimeout.TotalMilliseconds} ms, fair {Options.FairBetweenCallers}, recycled after {Options.RecycleAfterInvocations} or {Options.RecycleAfter.TotalMilliseconds} ms
        {string.Join("\n", Steps.Select((step, i) => $"{i,4}  {step}"))}
        """;
}
