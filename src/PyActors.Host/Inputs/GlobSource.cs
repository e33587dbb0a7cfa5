using PyActors.Discovery;

namespace PyActors.Host.Inputs;

/// <summary>The files that patterns match, pattern by pattern: each input is a path as a str.</summary>
/// <param name="patterns">The patterns, as in <c>src/**/*.py</c>.</param>
/// <param name="output">The run's own output, which is never one of its inputs; null if that is no file.</param>
/// <param name="onUnreadable">Told of each folder that can't be listed, and why.</param>
internal sealed class GlobSource(IReadOnlyList<string> patterns, string? output, Action<string, string> onUnreadable) : IInputSource
{
    private readonly string[] _output = output is null ? [] : [Path.GetFullPath(output), RealPath.Of(output)];
    private readonly GlobPattern[] _patterns = [.. patterns.Select(text => new GlobPattern(text))];

    /// <inheritdoc/>
    public string Description => $"files of {string.Join(", ", _patterns.Select(pattern => pattern.Text))}";

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => [];

    /// <inheritdoc/>
    public IEnumerable<MapInput> Read()
    {
        var ordinal = 0L;
        foreach (var pattern in _patterns)
        {
            foreach (var file in Matches(pattern, onUnreadable))
                yield return MapInput.OfText(++ordinal, file);
        }
    }

    /// <inheritdoc/>
    public long? Count(CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var _ in _patterns.SelectMany(pattern => Matches(pattern, (_, _) => { })))
        {
            cancellationToken.ThrowIfCancellationRequested();
            count++;
        }

        return count;
    }

    private IEnumerable<string> Matches(GlobPattern pattern, Action<string, string> unreadable) =>
        pattern.Files(unreadable).Where(file => _output.Length == 0 || !_output.Contains(Path.GetFullPath(file)));
}
