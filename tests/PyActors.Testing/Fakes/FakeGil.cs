namespace PyActors.Testing;

/// <summary>A lock as Python's: one thread has it, and only that thread gives it back.</summary>
public sealed class FakeGil(FakeRules rules)
{
    private readonly object _gate = new();
    private Thread? _holder;
    private int _waiting;

    public bool IsHeldHere => Volatile.Read(ref _holder) == Thread.CurrentThread;

    /// <summary>How many threads wait for it.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Take()
    {
        if (IsHeldHere)
            rules.Break("A thread took the GIL that it holds already.");

        lock (_gate)
        {
            _waiting++;
            while (_holder is not null)
                Monitor.Wait(_gate);

            _waiting--;
            _holder = Thread.CurrentThread;
        }
    }

    public void LetGo()
    {
        if (!IsHeldHere)
            rules.Break("A thread let go of a GIL that it doesn't hold.");

        lock (_gate)
        {
            _holder = null;
            Monitor.Pulse(_gate);
        }
    }
}
