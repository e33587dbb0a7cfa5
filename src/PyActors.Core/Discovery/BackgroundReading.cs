namespace PyActors.Discovery;

/// <summary>
/// Reads a pipe to its end on a thread of its own. Not by a task: the machinery of asynchronous pipes takes longer to compile
/// than Python takes to answer, and this is on the way of every start.
/// </summary>
internal sealed class BackgroundReading
{
    private readonly Thread _thread;
    private string _text = "";

    /// <summary>Begins to read.</summary>
    public BackgroundReading(TextReader pipe)
    {
        _thread = new Thread(() => Read(pipe)) { IsBackground = true, Name = "pyactors-discovery" };
        _thread.Start();
    }

    /// <summary>What was read, or null if the pipe's end hasn't come in time; then the thread is left behind until it does.</summary>
    public string? TextWithin(TimeSpan patience) => _thread.Join(patience) ? _text : null;

    private void Read(TextReader pipe)
    {
        try
        {
            _text = pipe.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe was closed because nobody waits for its end any more.
        }
    }
}
