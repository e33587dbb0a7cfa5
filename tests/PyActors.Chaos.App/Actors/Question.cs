namespace PyActors.Chaos.App.Actors;

/// <summary>Asks the pool.</summary>
internal sealed record Question(Invoke Invoke)
{
    public TaskCompletionSource<PyResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Gives up waiting for the answer, perhaps too late.</summary>
internal sealed record GiveUp(Invoke Invoke);
