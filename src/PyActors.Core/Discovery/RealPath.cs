namespace PyActors.Discovery;

/// <summary>The one name of a file that many symbolic links may lead to, so that one interpreter is asked and listed once.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The absolute path with every symbolic link in it followed, those of its folders included.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var at = Path.GetPathRoot(full)!;
        var ahead = new List<string>();
        Push(ahead, full[at.Length..]);

        for (var links = 0; ahead.Count > 0;)
        {
            var next = Path.Combine(at, ahead[^1]);
            ahead.RemoveAt(ahead.Count - 1);
            if (LinkTarget(next) is not { } target || ++links > MostLinks)
            {
                at = next;
                continue;
            }

            var followed = Path.GetFullPath(target, at);
            at = Path.GetPathRoot(followed)!;
            Push(ahead, followed[at.Length..]);
        }

        return at;
    }

    /// <summary>Where a symbolic link leads that leads to nothing; null if the path is none or there is something.</summary>
    public static string? MissingTarget(string path) =>
        LinkTarget(path) is not null && Of(path) is var target && !Path.Exists(target) ? target : null;

    // The next name last.
    private static void Push(List<string> ahead, string path)
    {
        var names = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = names.Length - 1; i >= 0; i--)
            ahead.Add(names[i]);
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
