using System.Collections.Concurrent;

namespace PyActors.Testing;

/// <summary>The thread that takes the GIL in order to interrupt; one per interpreter, made when first needed.</summary>
internal sealed class FakeWatchdog
{
    private readonly BlockingCollection<Action> _requests = [];
    private readonly FakeGil _gil;

    public FakeWatchdog(FakeGil gil)
    {
        _gil = gil;
        new Thread(Watch) { IsBackground = true, Name = "fake watchdog" }.Start();
    }

    public void Request(Action underTheGil) => _requests.Add(underTheGil);

    public void End() => _requests.CompleteAdding();

    private void Watch()
    {
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            _gil.Take();
            try
            {
                request();
            }
            finally
            {
                _gil.LetGo();
            }
        }
    }
}
