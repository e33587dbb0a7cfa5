namespace PyActors.Benchmarks.Measuring;

/// <summary>A thread that never rests, until it is disposed of.</summary>
internal sealed class BusyThread : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _isOver;

    public BusyThread()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "busy" };
        _thread.Start();
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    private void Work()
    {
        while (!_isOver)
        {
        }
    }
}
