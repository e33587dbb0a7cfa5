using System.Text;

namespace PyActors.Discovery;

/// <summary>
/// Reads a pipe on a thread of its own, to its end or as far as anybody wants to know. Not by a task: the machinery of asynchronous
/// pipes takes longer to compile than Python takes to answer, and this is on the way of every start.
/// </summary>
internal sealed class BackgroundReading
{
    // Many times what an answer has. Whoever says more waits with it, until it is killed.
    private const int Longest = 1024 * 1024;

    private readonly Thread _thread;
    private string _text = "";

    /// <summary>Begins to read.</summary>
    public BackgroundReading(TextReader pipe)
    {
        _thread = new Thread(() => Read(pipe)) { IsBackground = true, Name = "pyactors-discovery" };
        _thread.Start();
    }

    /// <summary>What was read, or null if not all of it has come in time; then the thread is left behind until it does.</summary>
    public string? TextWithin(TimeSpan patience) => _thread.Join(patience) ? _text : null;

    private void Read(TextReader pipe)
    {
        try
        {
            var text = new StringBuilder();
            var part = new char[4096];
            for (var read = pipe.Read(part); read > 0 && text.Length < Longest; read = pipe.Read(part))
                text.Append(part, 0, read);

            _text = text.ToString();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe was closed because nobody waits for its end any more.
        }
    }
}
