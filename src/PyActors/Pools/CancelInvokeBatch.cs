namespace PyActors;

/// <summary>
/// Tells a <see cref="PythonPool"/> that the sender gives up what it asked for with this very <see cref="InvokeBatch"/>: inputs whose turn
/// hasn't come never start, those that run are interrupted. No reply of its own; the batch's one <see cref="PyResults"/> comes as always.
/// Meant for actors of the pool's own process; whoever asks through <see cref="IPythonPool"/> passes a token instead, and an actor on
/// another node, where no object is the same, gives up by ending.
/// </summary>
/// <param name="Batch">The same object that was sent, not an equal one.</param>
public sealed record CancelInvokeBatch(InvokeBatch Batch);
