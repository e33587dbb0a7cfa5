namespace PyActors.Host.Inputs;

/// <summary>
/// A pattern such as <c>src/**/*.py</c>. The files it matches come folder by folder in the order of their names, each once,
/// written as the pattern is: relative to the current directory, or absolute. Links to folders are followed where the pattern
/// names them, not by <c>**</c>, so that a loop of links has an end.
/// </summary>
internal sealed class GlobPattern
{
    private static readonly char[] Separators = OperatingSystem.IsWindows() ? ['/', '\\'] : ['/'];
    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string _root;
    private readonly GlobSegment[] _segments;

    /// <summary>Reads a pattern.</summary>
    public GlobPattern(string text)
    {
        Text = text;
        _root = Path.GetPathRoot(text) ?? "";
        var parts = text[_root.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        _segments = [.. parts.Where((part, i) => i == 0 || part != "**" || parts[i - 1] != "**").Select(part => new GlobSegment(part))];
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The files that match. Folders are listed when their turn comes, one at a time on the way down.</summary>
    /// <param name="onUnreadable">Told of each folder that can't be listed, and why.</param>
    public IEnumerable<string> Files(Action<string, string> onUnreadable)
    {
        // A file may be named like a pattern; then it is meant itself.
        if (File.Exists(Text))
            return [Text];

        return _segments.Length == 0 ? [] : Walk(_root, Reach([0]), onUnreadable);
    }

    // A path may fit a pattern with several ** in more than one way. So the walk goes through each folder once, with all the places
    // in the pattern that its path may have come to.
    private IEnumerable<string> Walk(string folder, int[] places, Action<string, string> onUnreadable)
    {
        foreach (var (name, isFolder, isLink) in Entries(folder, places, onUnreadable))
        {
            var path = folder.Length == 0 || Separators.Contains(folder[^1]) ? folder + name : $"{folder}/{name}";
            if (!isFolder)
            {
                if (places.Any(at => IsLast(at) && _segments[at].Matches(name)))
                    yield return path;
                continue;
            }

            var next = Reach(places.Where(at => _segments[at].Matches(name) && !(isLink && _segments[at].IsEverywhere))
                .Select(at => _segments[at].IsEverywhere ? at : at + 1)
                .Where(at => at < _segments.Length));
            if (next.Length == 0)
                continue;

            foreach (var file in Walk(path, next, onUnreadable))
                yield return file;
        }
    }

    // ** stands for no folder too: whoever has come to it has come to what follows.
    private int[] Reach(IEnumerable<int> places) =>
        [.. places.SelectMany(at => _segments[at].IsEverywhere && !IsLast(at) ? (int[])[at, at + 1] : [at]).Distinct()];

    private bool IsLast(int place) => place == _segments.Length - 1;

    private List<(string Name, bool IsFolder, bool IsLink)> Entries(string folder, int[] places, Action<string, string> onUnreadable)
    {
        // Where the pattern gives names, nothing need be listed, and perhaps may not be.
        if (places.All(at => _segments[at].IsName))
        {
            var named = places.Select(at => _segments[at].Text).Distinct().Select(name => (Name: name, Path: Path.Combine(folder, name)));
            return [.. named.Where(entry => Path.Exists(entry.Path)).Select(entry => (entry.Name, Directory.Exists(entry.Path), false))];
        }

        try
        {
            var entries = new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos("*", EveryEntry)
                .Select(entry => (entry.Name, entry.Attributes.HasFlag(FileAttributes.Directory), entry.Attributes.HasFlag(FileAttributes.ReparsePoint)))
                .ToList();
            entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            onUnreadable(folder, e.Message);
            return [];
        }
    }
}
