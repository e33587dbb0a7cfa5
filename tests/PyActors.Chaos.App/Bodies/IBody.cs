namespace PyActors.Chaos.App.Bodies;

/// <summary>A pool in one of its two bodies, with the engine that it runs on.</summary>
internal interface IBody
{
    /// <summary>Answers of which nobody knows what they answer.</summary>
    long StrayAnswers { get; }

    Task<PyResult> AskAsync(Invoke invoke, CancellationToken cancellation);

    Task<PoolStatus> StatusAsync();

    /// <summary>Drains the pool and stops the engine; returns what was left behind.</summary>
    Task<IReadOnlyList<string>> EndAsync();
}
