namespace PyActors;

/// <summary>
/// Tells a <see cref="PythonPool"/> that the sender gives up what it asked for with this very <see cref="Invoke"/>: what waits never
/// starts, what runs is interrupted. No reply of its own; the invocation's one <see cref="PyResult"/> comes as always. Meant for
/// actors of the pool's own process; whoever asks through <see cref="IPythonPool"/> passes a token instead, and an actor on another node, where
/// no object is the same, gives up by ending.
/// </summary>
/// <param name="Invoke">The same object that was sent, not an equal one.</param>
public sealed record CancelInvoke(Invoke Invoke);
