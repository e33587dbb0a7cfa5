namespace PyActors;

/// <summary>One .NET function that Python code may call. Immutable; any thread.</summary>
internal sealed class HostFunction(string name, Func<HostCall, object?> function)
{
    /// <summary>Its name in Python.</summary>
    public string Name => name;

    /// <summary>
    /// Runs it and, if it returns a task, waits for that, so that the answer is always the value itself. Throws what it throws.
    /// To be called without the GIL.
    /// </summary>
    public object? Invoke(HostCall call)
    {
        using (AmbientInvocation.Enter(call.Invocation))
        {
            return PendingValue.Wait(function(call));
        }
    }
}
