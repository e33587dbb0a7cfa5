namespace PyActors.Testing.Engines;

/// <summary>A file that Python code makes to say that it has come so far, for a spec that must not call into Python to learn it.</summary>
public sealed class Sign : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Where the file is to be made.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    /// <summary>Ends when the file is there. Fails rather than wait for ever.</summary>
    public async Task SeenAsync()
    {
        using var bound = new CancellationTokenSource(DedicatedThread.Bound);
        while (!File.Exists(Path))
            await Task.Delay(Look, bound.Token);
    }

    public void Dispose() => File.Delete(Path);
}
